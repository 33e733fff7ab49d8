package org.tensorloupe.app;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.stage.Window;

/// Stands in for the user in a [Rehearsal]: opens some groups, selects each row, looks at it in every
/// view that fits, closes the window. Each step waits some frames for what the one before brought.
final class RehearsedUser extends AnimationTimer {
    private static final int FRAMES_BETWEEN = 10;

    private static final int GROUPS_OPENED = 4;

    private final Scene scene;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private int frames;

    private RehearsedUser(Scene scene) {
        this.scene = scene;
        steps.add(this::expand);
    }

    /// Waits for the window on a thread of its own, then acts in it.
    static void begin() {
        Thread thread =
                new Thread(
                        () -> {
                            while (!attend()) {
                                Thread.onSpinWait();
                            }
                        },
                        "rehearsed user");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean attend() {
        try {
            Platform.runLater(RehearsedUser::find);
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static void find() {
        Window.getWindows().stream()
                .filter(window -> window.getScene() != null)
                .filter(window -> tree(window.getScene()) != null)
                .findFirst()
                .ifPresentOrElse(
                        window -> new RehearsedUser(window.getScene()).start(),
                        () -> Platform.runLater(RehearsedUser::find));
    }

    private static @org.jspecify.annotations.Nullable TreeTableView<?> tree(Scene scene) {
        return (TreeTableView<?>) scene.lookup(".outline");
    }

    @Override
    public void handle(long now) {
        if (++frames % FRAMES_BETWEEN != 0) {
            return;
        }
        Runnable step = steps.poll();
        if (step == null) {
            stop();
            scene.getWindow().hide();
        } else {
            step.run();
        }
    }

    private void expand() {
        TreeTableView<?> tree = tree(scene);
        if (tree == null) {
            return;
        }
        for (int row = 0; row < tree.getExpandedItemCount(); row++) {
            TreeItem<?> item = tree.getTreeItem(row);
            item.setExpanded(row < GROUPS_OPENED);
            int selected = row;
            steps.add(() -> tree.getSelectionModel().clearAndSelect(selected));
            if (item.isLeaf()) {
                steps.add(this::lookAround);
            }
        }
    }

    private void lookAround() {
        List<Node> tabs = List.copyOf(scene.getRoot().lookupAll(".view-tab"));
        for (Node node : tabs) {
            if (node instanceof ToggleButton tab && !tab.isDisabled()) {
                tab.fire();
            }
        }
    }
}
