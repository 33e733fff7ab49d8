package org.tensorloupe.ui.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.view.ViewPane;
import org.tensorloupe.ui.view.ViewRequest;

/// The tabs of the view header. What does not fit the tensor is disabled and says why; the view
/// that the user chose comes back with the next tensor that it fits.
final class ViewTabs extends HBox {
    private record Tab(ViewPane pane, ToggleButton button, StackPane holder, Tooltip tip) {}

    private final List<Tab> tabs = new ArrayList<>();
    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<ViewPane> chosen;
    private @Nullable ViewPane wanted;

    /// @param chosen hears which view the user takes
    ViewTabs(List<ViewPane> panes, Consumer<ViewPane> chosen) {
        this.chosen = chosen;
        getStyleClass().add("view-tabs");
        setMinWidth(Region.USE_PREF_SIZE);
        for (ViewPane pane : panes) {
            ToggleButton button = new ToggleButton(pane.title());
            button.getStyleClass().setAll("toggle-button", "view-tab");
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> choose(pane));
            StackPane holder = new StackPane(button);
            tabs.add(new Tab(pane, button, holder, Parts.tip("")));
            getChildren().add(holder);
        }
    }

    /// Chooses a view.
    void choose(ViewPane pane) {
        wanted = pane;
        chosen.accept(pane);
        mark(pane);
    }

    /// Chooses the view of a position, if there is one and it fits.
    void choose(int position) {
        if (position < tabs.size() && !tabs.get(position).button().isDisabled() && isVisible()) {
            choose(tabs.get(position).pane());
        }
    }

    /// Enables what fits a tensor.
    ///
    /// @return the view to show: the one wanted last, or the first that fits
    Optional<ViewPane> offer(TensorInfo tensor) {
        Optional<ViewPane> best = Optional.empty();
        for (Tab tab : tabs) {
            Optional<String> why = tab.pane().whyNot(tensor);
            tab.button().setDisable(why.isPresent());
            Tooltip.uninstall(tab.holder(), tab.tip());
            why.ifPresent(text -> {
                tab.tip().setText(text);
                Tooltip.install(tab.holder(), tab.tip());
            });
            if (why.isEmpty() && (best.isEmpty() || tab.pane().equals(wanted))) {
                best = Optional.of(tab.pane());
            }
        }
        best.ifPresent(this::mark);
        return best;
    }

    /// The view that fits and can show something.
    Optional<ViewPane> find(ViewRequest request) {
        return tabs.stream()
                .filter(tab -> !tab.button().isDisabled() && tab.pane().answers(request))
                .map(Tab::pane)
                .findFirst();
    }

    /// The view of a title.
    Optional<ViewPane> find(String title) {
        return tabs.stream().map(Tab::pane).filter(p -> p.title().equals(title)).findFirst();
    }

    /// The view that the user chose last.
    Optional<ViewPane> wanted() {
        return Optional.ofNullable(wanted);
    }

    /// Prefers a view for the tensors to come.
    void want(ViewPane pane) {
        wanted = pane;
    }

    private void mark(ViewPane pane) {
        for (Tab tab : tabs) {
            tab.button().setSelected(tab.pane().equals(pane));
        }
    }
}
