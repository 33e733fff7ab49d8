package org.tensorloupe.ui.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.GroupNode;
import org.tensorloupe.model.Node;
import org.tensorloupe.model.ObjectNode;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.model.TextNode;
import org.tensorloupe.model.ValueNode;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Icons;
import org.tensorloupe.ui.theme.TextScale;

/// Indent, arrow or finding dot, and name.
final class NameCell extends TreeTableCell<Row, Row> {
    private static final Texts TEXTS = Texts.of(NameCell.class);
    private static final double INDENT = 12;
    private static final double ARROW = 16;
    private static final double LEAST_ASIDE = 32;
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Supplier<RowItem.Source> source;
    private final Region indent = new Region();
    private final FontIcon arrow = new FontIcon();
    private final StackPane slot = new StackPane();
    private final HitLabel name = new HitLabel();
    private final Label aside = new Label();
    private final Circle dot = new Circle(3);
    private Subscription expansion = Subscription.EMPTY;
    private final HBox box = new HBox(4, indent, slot, name);

    NameCell(Supplier<RowItem.Source> source) {
        this.source = source;
        getStyleClass().add("name-cell");
        arrow.getStyleClass().addAll("icon-12", "arrow-icon");
        aside.getStyleClass().add("row-aside");
        aside.setMinWidth(0);
        aside.setAlignment(Pos.CENTER_RIGHT);
        aside.managedProperty().bind(aside.visibleProperty());
        dot.getStyleClass().add("finding-dot");
        TextScale.bind(ARROW, slot.minWidthProperty(), slot.prefWidthProperty());
        slot.getStyleClass().add("arrow-slot");
        slot.setOnMousePressed(press -> {
            TreeItem<Row> item = getTableRow().getTreeItem();
            if (item != null && !item.isLeaf()) {
                item.setExpanded(!item.isExpanded());
                press.consume();
            }
        });
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(name, Priority.SOMETIMES);
        setGraphic(null);
    }

    /// What stands beside the name takes what the name leaves, and is the first to give way.
    @Override
    protected void layoutChildren() {
        if (box.getChildren().contains(aside)) {
            double used = snappedLeftInset() + snappedRightInset();
            for (javafx.scene.Node part : box.getChildren()) {
                used += part.equals(aside) ? 0 : part.prefWidth(-1) + box.getSpacing();
            }
            double left = Math.max(0, Math.floor(getWidth() - used));
            aside.setPrefWidth(left);
            aside.setVisible(left >= TextScale.px(LEAST_ASIDE));
        }
        super.layoutChildren();
    }

    /// Equal rows may stand for different tree items, whose arrow and indent differ.
    @Override
    protected boolean isItemChanged(Row before, Row now) {
        return true;
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        TreeItem<Row> item =
                empty || row == null ? null : getTreeTableView().getTreeItem(getIndex());
        if (item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        RowItem.Source shown = source.get();
        int level = getTreeTableView().getTreeItemLevel(item);
        indent.setMinWidth(level * TextScale.px(INDENT));
        indent.setPrefWidth(level * TextScale.px(INDENT));
        boolean group = row.isGroup();
        name.show(Names.visible(row.label()), group, hits(row, shown));
        pseudoClassStateChanged(GROUP, group);
        pseudoClassStateChanged(
                QUIET, row.node() instanceof ValueNode || row.node() instanceof TextNode);
        Finding.Severity severity = shown.outline().severity(row.id());
        boolean marked = severity != Finding.Severity.INFO;
        dot.pseudoClassStateChanged(ERROR, severity == Finding.Severity.ERROR);
        expansion.unsubscribe();
        expansion = item.expandedProperty().subscribe(this::turn);
        slot.getChildren().setAll(group ? List.of(arrow) : marked ? List.of(dot) : List.of());
        Optional<String> owner = shown.outline().aside(row.id());
        aside.setTextOverrun(
                row.node() instanceof ObjectNode
                        ? OverrunStyle.ELLIPSIS
                        : OverrunStyle.LEADING_ELLIPSIS);
        aside.setText(owner.map(Names::shown).orElse(""));
        box.getChildren().setAll(indent, slot, name);
        icon(row.node()).ifPresent(icon -> box.getChildren().add(2, icon));
        if (owner.isPresent()) {
            box.getChildren().add(aside);
        }
        if (group && marked) {
            box.getChildren().add(dot);
        }
        setGraphic(box);
        String spoken = spoken(row.node(), row.label());
        setAccessibleText(
                owner.filter(_ -> !(row.node() instanceof ObjectNode))
                        .map(of -> TEXTS.get("spoken.owner", spoken, of))
                        .orElse(spoken));
    }

    /// What a file within the file, or a text, is told from tensors and groups by.
    private static Optional<StackPane> icon(Node node) {
        return switch (node) {
            case GroupNode group when group.kind() == GroupNode.Kind.FILE ->
                    Optional.of(
                            Icons.small(holdsFiles(group) ? "fth-folder" : "fth-file", "muted"));
            case TextNode _ -> Optional.of(Icons.small("fth-code", "muted"));
            default -> Optional.empty();
        };
    }

    private static boolean holdsFiles(GroupNode group) {
        return !group.children().isEmpty()
                && group.children().stream().allMatch(TextNode.class::isInstance);
    }

    private void turn(boolean down) {
        arrow.setIconLiteral(down ? "fth-chevron-down" : "fth-chevron-right");
    }

    private static List<Query.Span> hits(Row row, RowItem.Source shown) {
        if (shown.matches().isEmpty()) {
            return List.of();
        }
        String path = row.node().name();
        int start = Math.max(0, path.length() - row.label().length());
        return shown.matches().get().query().hits(path).stream()
                .map(span -> span.within(start, path.length()))
                .filter(span -> span.from() < span.to())
                .toList();
    }

    private static String spoken(Node node, String label) {
        return switch (node) {
            case TensorNode t ->
                    TEXTS.get(
                            "spoken.tensor",
                            label,
                            t.tensor().shape().text(" × "),
                            t.tensor().dtype().name());
            case ValueNode v -> TEXTS.get("spoken.value", label, v.text());
            case TextNode t -> TEXTS.get("spoken.text", label, t.language());
            case ObjectNode o -> TEXTS.get("spoken.object", label, o.className());
            default -> TEXTS.count("spoken.group", node.totals().tensors(), label);
        };
    }
}
