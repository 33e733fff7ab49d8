package org.tensorloupe.ui.main;

import java.util.List;
import java.util.stream.Collectors;
import org.tensorloupe.model.Import;
import org.tensorloupe.tensor.Quantities;

/// What the imports of a file amount to.
///
/// @param text a few words: `4 known imports`
/// @param explanation a sentence and the names
/// @param grade style of the badge
/// @param icon its icon
record ImportBadge(String text, String explanation, String grade, String icon) {
    private static final int MOST_NAMES = 12;

    static ImportBadge of(List<Import> imports) {
        List<Import> unknown = imports.stream().filter(i -> !i.known()).toList();
        if (imports.isEmpty()) {
            return new ImportBadge(
                    "Holds no code", "The file names no classes or functions.", "ok", "fth-shield");
        }
        if (unknown.isEmpty()) {
            return new ImportBadge(
                    imports.size() == 1 ? "1 known import" : imports.size() + " known imports",
                    "Every class and function that the file names is one that checkpoints need.\n"
                            + names(imports),
                    "ok",
                    "fth-shield");
        }
        return new ImportBadge(
                Quantities.of(unknown.size(), "unknown import"),
                "Loading the file in Python could run these. Here nothing was run.\n"
                        + names(unknown),
                "warn",
                "fth-alert-triangle");
    }

    private static String names(List<Import> imports) {
        String names =
                imports.stream()
                        .limit(MOST_NAMES)
                        .map(i -> i.module() + "." + i.name())
                        .collect(Collectors.joining("\n"));
        int more = imports.size() - MOST_NAMES;
        return more > 0 ? names + "\nand " + more + " more" : names;
    }
}
