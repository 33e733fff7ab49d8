package org.tensorloupe.ui.main;

import java.util.List;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.view.ViewContext;

/// Converts a file to safetensors: looks what there is, asks, and saves.
final class ConvertAction {
    private static final Texts TEXTS = Texts.of(ConvertAction.class);

    private final ViewContext context;
    private final TensorExport export;
    private final Question question;

    /// @param question where the question is asked
    ConvertAction(ViewContext context, TensorExport export, Question question) {
        this.context = context;
        this.export = export;
        this.question = question;
    }

    /// Begins; returns at once.
    void ask(Document document) {
        document.run(
                TEXTS.get("convert.job"),
                Priority.VISIBLE,
                0,
                monitor -> ConvertScope.of(document.checkpoint(), monitor),
                outcome -> {
                    if (outcome instanceof Outcome.Done<List<ConvertScope>>(var scopes)) {
                        open(document, scopes);
                    } else if (!(outcome instanceof Outcome.Cancelled)) {
                        context.complain(TEXTS.get("convert.failed"), String.valueOf(outcome));
                    }
                });
    }

    private void open(Document document, List<ConvertScope> scopes) {
        ConvertCard card =
                new ConvertCard(
                        scopes,
                        (scope, precision) -> {
                            question.close();
                            save(document, scope, precision);
                        },
                        question::close);
        question.open(card, card.save());
    }

    private void save(Document document, ConvertScope scope, ConvertScope.Precision precision) {
        String stem = TensorExport.stem(document);
        boolean keep = precision == ConvertScope.Precision.KEEP;
        export.ask(
                document,
                new TensorExport.Order("safetensors", precision.floats()),
                keep ? stem : stem + "-" + precision.label(),
                new TensorExport.Source(
                        scope::choice,
                        scope.bytes().getOrDefault(ConvertScope.Precision.KEEP, 0L)));
    }
}
