package org.tensorloupe.ui.main;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.load.Document;
import org.tensorloupe.ui.error.ErrorPage;
import org.tensorloupe.ui.main.FileTab.State;
import org.tensorloupe.ui.settings.Settings;
import org.tensorloupe.ui.start.StartPage;
import org.tensorloupe.ui.table.ColumnChoice;
import org.tensorloupe.ui.tree.Query;

/// The window: tool bar, files, the file in front, status bar. It is there before any file is open.
/// JavaFX thread only.
public final class MainWindow {
    /// The most files that one request opens; the last of them is in front.
    public static final int MOST_AT_ONCE = 30;

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Services services;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root, WIDTH, HEIGHT);
    private final StackPane content = new StackPane();
    private final Notes notes = new Notes();
    private final StatusStrip status;
    private final Shell shell;
    private final OpenFiles files;
    private final FileRequests requests;
    private final SavingGuard guard;
    private final ChangeBar changes;
    private final SearchBox search;
    private final ToolStrip tools;
    private final ExportMenu export;
    private final HelpPages help;
    private final ColumnChoice columns = new ColumnChoice();
    private @Nullable FileTab front;
    private Subscription following = Subscription.EMPTY;
    private final Arranger arranger;
    private final SettingsAction settings;

    /// @param stage the stage to fill; shown with [#show()]
    public MainWindow(Stage stage, Services services) {
        this.stage = stage;
        this.services = services;
        status = new StatusStrip(services.documents().jobs(), services.version().get());
        shell = new Shell(scene, services.theme(), services.dialogs(), status, notes);
        search = new SearchBox(this::filter, this::focusTree);
        files = new OpenFiles(services, this::paneOf, this::errorActions, search::getText);
        arranger = new Arranger(scene, files::pane, services.program().arrangement());
        requests = new FileRequests(stage, services, shell, files);
        changes = new ChangeBar(files, this::reloadFront, shell);
        Question question = new Question(root);
        guard = new SavingGuard(question, services.documents().jobs());
        shell.onRequest(request -> files.pane().ifPresent(p -> p.centre().show(request)));
        settings = new SettingsAction(services.program().settings(), question);
        TensorExport tensors = new TensorExport(shell);
        help = new HelpPages(root, question, services.documents().jobs(), shell);
        status.onVersion(help::about);
        export =
                new ExportMenu(
                        files::pane,
                        new StatisticsExport(shell),
                        tensors,
                        new ConvertAction(shell, tensors, question));
        tools =
                new ToolStrip(
                        services.theme(),
                        new RecentMenu(
                                services.recents(), services.documents().disk(), requests, files),
                        search,
                        export,
                        new ToolStrip.Actions(
                                requests::choose,
                                requests::chooseFolder,
                                arranger::toggleDetails,
                                settings::toggle,
                                help::toggleKeys));
        build();
        keys();
        files.currentProperty().addListener((_, _, tab) -> bringToFront(tab));
    }

    private void build() {
        TabCell.Actions tabs =
                new TabCell.Actions(
                        files.currentProperty()::set,
                        this::close,
                        this::closeOthers,
                        tab -> shell.copy(tab.path().toString()),
                        this::reload);
        FileStrip strip = new FileStrip(files, tabs, requests::choose);
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinSize(0, 0);
        VBox column = new VBox(tools, strip, changes, content, status);
        column.getStyleClass().add("page");
        root.getChildren().setAll(column, notes, new DropFrame(root, requests::drop));
        services.theme().install(scene);
        new CaretRest(scene, CaretRest.PATIENCE);
        stage.setScene(scene);
        stage.setMinWidth(1024);
        stage.setMinHeight(600);
        stage.setTitle("Tensorloupe");
        stage.setOnHidden(_ -> close());
        stage.setOnCloseRequest(event -> {
            event.consume();
            leave();
        });
        stage.focusedProperty()
                .subscribe(now -> {
                    if (now) {
                        services.documents().lookForChanges();
                    }
                });
    }

    private void keys() {
        KeyCombination.Modifier ctrl = KeyCombination.SHORTCUT_DOWN;
        KeyCombination.Modifier shift = KeyCombination.SHIFT_DOWN;
        KeyCombination.Modifier alt = KeyCombination.ALT_DOWN;
        new Shortcuts(scene)
                .on(requests::choose, KeyCode.O, ctrl)
                .on(requests::chooseFolder, KeyCode.O, ctrl, shift)
                .on(services.program().newWindow(), KeyCode.N, ctrl, shift)
                .on(this::find, KeyCode.F, ctrl)
                .on(this::closeFront, KeyCode.W, ctrl)
                .on(export::show, KeyCode.E, ctrl)
                .on(services.theme()::toggle, KeyCode.L, ctrl, shift)
                .on(help::about, KeyCode.F1)
                .on(settings::toggle, KeyCode.COMMA, ctrl)
                .on(arranger::toggleDetails, KeyCode.F9)
                .on(this::reloadFront, KeyCode.F5)
                .on(this::reloadFront, KeyCode.R, ctrl)
                .on(files::reopenClosed, KeyCode.T, ctrl, shift)
                .on(() -> files.turn(1), KeyCode.TAB, ctrl)
                .on(() -> files.turn(-1), KeyCode.TAB, ctrl, shift)
                .on(() -> files.turn(1), KeyCode.PAGE_DOWN, ctrl)
                .on(() -> files.turn(-1), KeyCode.PAGE_UP, ctrl)
                .on(() -> files.shift(1), KeyCode.PAGE_DOWN, ctrl, shift)
                .on(() -> files.shift(-1), KeyCode.PAGE_UP, ctrl, shift)
                .outsideText(requests::paste, KeyCode.V, ctrl)
                .on(() -> files.pane().ifPresent(p -> p.centre().goBack()), KeyCode.LEFT, alt)
                .on(() -> files.pane().ifPresent(p -> p.centre().goForward()), KeyCode.RIGHT, alt)
                .on(() -> files.pane().ifPresent(DocumentPane::turnLayout), KeyCode.T, ctrl)
                .onDigits(view -> files.pane().ifPresent(p -> p.centre().choose(view)), 4, ctrl)
                .outsideText(
                        () -> files.pane().ifPresent(p -> p.tree().collapse()), KeyCode.LEFT, ctrl)
                .onQuestion(help::toggleKeys);
        scene.addEventHandler(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        escape();
                    }
                });
    }

    /// Shows the window: with the file that is being opened, if there is one and it comes soon.
    public void show() {
        if (front == null) {
            showStart();
        }
        FirstShow.of(stage, Optional.ofNullable(front));
    }

    /// Opens files, each in a tab of its own.
    public void open(List<Path> paths) {
        requests.open(paths);
    }

    /// Whether no file is open, and none is being opened.
    public boolean isEmpty() {
        return files.files().isEmpty();
    }

    /// Whether a file is open here.
    public boolean has(Path path) {
        return files.has(path);
    }

    private DocumentPane paneOf(Document document) {
        DocumentPane pane =
                new DocumentPane(
                        document,
                        services.views(),
                        services.documents().jobs(),
                        shell,
                        columns,
                        arranger,
                        search::clear);
        arranger.arrange(pane);
        settings.dress(pane);
        pane.matches()
                .subscribe(found -> {
                    if (files.pane().filter(pane::equals).isPresent()) {
                        found.ifPresent(some -> search.hits(some.leaves(0)));
                    }
                });
        return pane;
    }

    private ErrorPage.Actions errorActions(FileTab tab) {
        return new ErrorPage.Actions(
                () -> files.retry(tab), requests::choose, shell::copy, services.program().log());
    }

    private void bringToFront(@Nullable FileTab tab) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (front != null) {
            front.setQuery(search.getText());
        }
        front = tab;
        stage.setTitle(tab == null ? "Tensorloupe" : TabNames.windowTitle(files.word(tab)));
        if (tab == null) {
            showStart();
        } else {
            following = tab.stateProperty().subscribe(_ -> refresh(tab));
        }
    }

    private void refresh(FileTab tab) {
        if (!tab.equals(front)) {
            return;
        }
        shell.forgetReading();
        switch (tab.state()) {
            case State.Opening _ ->
                    present(new OpeningPage(tab.title(), () -> files.close(tab)), tab.title());
            case State.Failed failed -> {
                present(failed.page(), tab.title());
                failed.page().focusMain();
            }
            case State.Ready ready -> {
                DocumentPane pane = ready.pane();
                arranger.arrange(pane);
                content.getChildren().setAll(pane);
                pane.applyCss();
                status.show(pane.document().checkpoint(), pane.document().isFolder());
                tools.setFileOpen(true);
                search.setText(tab.query());
                pane.focusTree();
            }
        }
    }

    private void present(Node page, String name) {
        tools.setFileOpen(false);
        content.getChildren().setAll(page);
        status.showName(name);
    }

    private void showStart() {
        StartPage page =
                new StartPage(
                        services.recents(),
                        services.documents().disk(),
                        new StartPage.Actions(
                                requests::choose,
                                requests::openRecent,
                                requests::find,
                                requests::paste,
                                requests::openDemo,
                                help::toggleKeys));
        search.clear();
        tools.setFileOpen(false);
        content.getChildren().setAll(page);
        status.showNothing();
        page.focusList();
    }

    private void filter(Query query) {
        files.pane().ifPresent(pane -> pane.filter(query));
    }

    private void focusTree() {
        files.pane().ifPresent(DocumentPane::focusTree);
    }

    /// In a text that has the keyboard, its own words; else names in the tree.
    private void find() {
        boolean inText =
                files.pane().filter(pane -> pane.centre().isFocusWithin()).isPresent()
                        && files.pane().get().centre().findInText();
        if (!inText && !search.isDisabled()) {
            search.focusField();
        }
    }

    private void closeFront() {
        if (front != null) {
            close(front);
        } else {
            leave();
        }
    }

    private void close(FileTab tab) {
        guard.before(OpenFiles.saving(List.of(tab)), "close", () -> files.close(tab));
    }

    private void closeOthers(FileTab kept) {
        List<FileTab> others = files.files().filtered(tab -> !tab.equals(kept));
        List<FileTab> gone = List.copyOf(others);
        guard.before(OpenFiles.saving(gone), "close", () -> gone.forEach(files::close));
    }

    /// Closes the window, after asking if files are being written.
    private void leave() {
        guard.before(OpenFiles.saving(files.files()), "close", stage::hide);
    }

    private void reloadFront() {
        if (front != null) {
            reload(front);
        }
    }

    /// Follows what the user chose, here or in another window.
    public void follow(Settings before, Settings now) {
        settings.follow(now);
        for (FileTab tab : files.files()) {
            if (tab.state() instanceof State.Ready(DocumentPane pane)) {
                settings.dress(pane);
                if (before.numbers() != now.numbers()) {
                    pane.reformat();
                }
            }
        }
        if (before.numbers() != now.numbers()) {
            bringToFront(front);
        }
    }

    private void reload(FileTab tab) {
        files.retry(tab);
        guard.before(OpenFiles.saving(List.of(tab)), "reload", () -> files.reloads().reload(tab));
    }

    /// Says that something of the program went wrong.
    ///
    /// @param details what can be copied
    public void complain(String message, String details) {
        shell.complain(message, details);
    }

    private void escape() {
        if (!help.closeKeys() && !search.getText().isEmpty()) {
            search.clear();
            focusTree();
        }
    }

    /// Closes all files; returns at once.
    public void close() {
        files.closeAll();
        status.close();
        guard.close();
    }

    /// The window's files, for tests.
    OpenFiles files() {
        return files;
    }

    ChangeBar changes() {
        return changes;
    }

    HelpPages help() {
        return help;
    }

    Notes notes() {
        return notes;
    }

    StatusStrip status() {
        return status;
    }
}
