package org.tensorloupe.ui.main;

import java.util.List;
import java.util.stream.Collectors;
import org.tensorloupe.model.Import;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Names;
import org.tensorloupe.ui.text.Texts;

/// What the imports of a file amount to.
///
/// @param text a few words: `4 known imports`
/// @param explanation a sentence and the names
/// @param grade style of the badge
/// @param icon its icon
record ImportBadge(String text, String explanation, String grade, String icon) {
    private static final Texts TEXTS = Texts.of(ImportBadge.class);

    private static final int MOST_NAMES = 12;

    static ImportBadge of(List<Import> imports) {
        List<Import> unknown = imports.stream().filter(i -> !i.known()).toList();
        if (imports.isEmpty()) {
            return new ImportBadge(
                    TEXTS.get("imports.none"), TEXTS.get("imports.none.text"), "ok", "fth-shield");
        }
        if (unknown.isEmpty()) {
            return new ImportBadge(
                    TEXTS.count("imports.known", imports.size()),
                    TEXTS.get("imports.known.text") + "\n" + names(imports),
                    "ok",
                    "fth-shield");
        }
        return new ImportBadge(
                TEXTS.count("imports.unknown", unknown.size()),
                TEXTS.get("imports.unknown.text") + "\n" + names(unknown),
                "warn",
                "fth-alert-triangle");
    }

    private static String names(List<Import> imports) {
        String names =
                imports.stream()
                        .limit(MOST_NAMES)
                        .map(i -> Names.shown(i.module() + "." + i.name()))
                        .collect(Collectors.joining("\n"));
        int more = imports.size() - MOST_NAMES;
        return more > 0 ? names + "\n" + TEXTS.get("imports.more", Amounts.exact(more)) : names;
    }
}
