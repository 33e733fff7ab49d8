package org.tensorloupe.ui.start;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files that were open, last first. JavaFX thread only.
public final class Recents {
    private static final int MOST = 30;

    private final ObservableList<RecentFile> files;
    private final Consumer<List<RecentFile>> keep;

    /// @param files what is remembered, last first
    /// @param keep remembers a changed list
    public Recents(List<RecentFile> files, Consumer<List<RecentFile>> keep) {
        this.files = FXCollections.observableArrayList(files);
        this.keep = keep;
    }

    /// The list; unmodifiable.
    public ObservableList<RecentFile> files() {
        return FXCollections.unmodifiableObservableList(files);
    }

    /// Puts a file on top.
    public void add(RecentFile file) {
        files.removeIf(old -> old.path().equals(file.path()));
        files.addFirst(file);
        if (files.size() > MOST) {
            files.removeLast();
        }
        keep.accept(List.copyOf(files));
    }

    /// Puts the new place of a file in the stead of the old one.
    public void replace(Path old, Path fresh) {
        files.removeIf(file -> file.path().equals(fresh) && !fresh.equals(old));
        files.replaceAll(file ->
                file.path().equals(old)
                        ? new RecentFile(fresh, file.format(), file.size(), file.opened())
                        : file);
        keep.accept(List.copyOf(files));
    }

    /// Forgets a file.
    public void remove(Path path) {
        files.removeIf(old -> old.path().equals(path));
        keep.accept(List.copyOf(files));
    }

    /// Forgets all.
    public void clear() {
        files.clear();
        keep.accept(List.of());
    }
}
