package org.tensorloupe.ui.main;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.tensorloupe.load.DiskChange;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Documents;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Watched;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.main.FileTab.Notice;
import org.tensorloupe.ui.main.FileTab.State;

/// Opens files again that have changed on disk, in the place where they stand. Until the new one is
/// there, and if it cannot be opened, the old one stays. JavaFX thread only.
final class Reloads {
    private final Documents documents;
    private final BiFunction<FileTab, Document, DocumentPane> renewed;
    private final BiConsumer<FileTab, Document> opened;

    /// @param renewed makes the pane of the new file in place of the tab's
    /// @param opened hears of every file that is there in place of an old one
    Reloads(
            Documents documents,
            BiFunction<FileTab, Document, DocumentPane> renewed,
            BiConsumer<FileTab, Document> opened) {
        this.documents = documents;
        this.renewed = renewed;
        this.opened = opened;
    }

    /// Tells in the tab when the file of a document changes.
    void watch(FileTab tab, Document document) {
        tab.setWatched(documents.watch(document, change -> hear(tab, change)));
    }

    private static void hear(FileTab tab, DiskChange change) {
        if (tab.noticeProperty().get() instanceof Notice.Reloading) {
            return;
        }
        tab.noticeProperty()
                .set(
                        switch (change) {
                            case SAME -> new Notice.None();
                            case CHANGED -> new Notice.Changed();
                            case WRITING -> new Notice.Writing();
                            case GONE -> new Notice.Gone();
                        });
    }

    /// Opens the file of an open tab again. Returns at once.
    void reload(FileTab tab) {
        boolean ready = tab.state() instanceof State.Ready;
        if (ready && !(tab.noticeProperty().get() instanceof Notice.Reloading)) {
            tab.noticeProperty().set(new Notice.Reloading());
            tab.setReload(documents.reopen(tab.path(), outcome -> arrived(tab, outcome)));
        }
    }

    private void arrived(FileTab tab, Outcome<Document> outcome) {
        switch (outcome) {
            case Outcome.Done<Document>(Document document) -> replace(tab, document);
            case Outcome.Failed<Document>(var fault) -> refuse(tab, Problem.of(fault));
            case Outcome.Crashed<Document>(Throwable cause) ->
                    refuse(tab, Problem.of(tab.title(), cause));
            case Outcome.Cancelled<Document> _ -> tab.noticeProperty().set(new Notice.Changed());
        }
    }

    private void replace(FileTab tab, Document document) {
        if (!(tab.state() instanceof State.Ready(DocumentPane old)) || tab.isClosed()) {
            document.close();
            return;
        }
        DocumentPane pane = renewed.apply(tab, document);
        tab.noticeProperty().set(new Notice.None());
        tab.stateProperty().set(new State.Ready(pane));
        old.close();
        watch(tab, document);
        opened.accept(tab, document);
    }

    private static void refuse(FileTab tab, Problem problem) {
        ignoreSeen(tab);
        tab.noticeProperty().set(new Notice.Refused(problem));
    }

    /// Says no more of the file until it changes again.
    void ignore(FileTab tab) {
        ignoreSeen(tab);
        tab.noticeProperty().set(new Notice.None());
    }

    /// What was seen so far is told no more; a later change is.
    private static void ignoreSeen(FileTab tab) {
        Watched watched = tab.watched();
        if (watched != null) {
            watched.accept();
        }
    }
}
