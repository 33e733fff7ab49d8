package org.tensorloupe.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tensorloupe.export.OutputPlan.LeftOut;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.TensorInfo;

/// What becomes of tensors in a new file, in words.
public final class PlanText {
    /// Names that are told one by one.
    private static final int MOST_NAMES = 3;

    private static final int MOST_REASONS = 3;

    private PlanText() {}

    /// What a reader of the file should know: changed dtypes, tied tensors, tensors left out. Parts
    /// of a sentence, none if the file holds what the source does.
    public static List<String> notes(OutputPlan plan, TensorChoice choice) {
        List<String> notes = new ArrayList<>(recasts(plan));
        if (choice.dense() > 0) {
            notes.add(Quantities.of(choice.dense(), "sparse tensor") + " made dense");
        }
        if (!plan.tied().isEmpty()) {
            notes.add(
                    "%s stored once with another (%s)"
                            .formatted(
                                    Quantities.of(plan.tied().size(), "tied tensor"),
                                    names(
                                            plan.tied().entrySet().stream()
                                                    .map(e -> e.getKey() + " = " + e.getValue())
                                                    .toList())));
        }
        if (!plan.separated().isEmpty()) {
            notes.add(
                    "%s of a shared storage stored one by one (%s)"
                            .formatted(
                                    Quantities.of(plan.separated().size(), "view"),
                                    names(plan.separated())));
        }
        Map<String, List<String>> reasons =
                plan.leftOut().stream()
                        .collect(
                                Collectors.groupingBy(
                                        LeftOut::reason,
                                        LinkedHashMap::new,
                                        Collectors.mapping(LeftOut::name, Collectors.toList())));
        reasons.entrySet().stream()
                .limit(MOST_REASONS)
                .forEach(e ->
                        notes.add(
                                "left out: %s, which %s"
                                        .formatted(names(e.getValue()), e.getKey())));
        int more = reasons.values().stream().skip(MOST_REASONS).mapToInt(List::size).sum();
        if (more > 0) {
            notes.add("left out: %s for other reasons".formatted(Quantities.of(more, "tensor")));
        }
        return notes;
    }

    private static List<String> recasts(OutputPlan plan) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (OutputTensor output : plan.tensors()) {
            if (output.isRecast()) {
                TensorInfo tensor = output.tensor().numbers();
                counts.merge(
                        "%s %s %s"
                                .formatted(
                                        tensor.dtype().name(), verb(output), output.type().name()),
                        1L,
                        Long::sum);
            }
        }
        boolean one = plan.tensors().size() == 1;
        List<String> texts = new ArrayList<>();
        counts.forEach(
                (text, n) -> texts.add(one ? text : text + " in " + Quantities.of(n, "tensor")));
        return texts;
    }

    private static String verb(OutputTensor output) {
        TensorInfo tensor = output.tensor().numbers();
        return switch (tensor.dtype().kind()) {
            case QUANTIZED, BLOCK -> "dequantised to";
            case FLOAT, INTEGER, BOOLEAN, COMPLEX, PACKED, OPAQUE ->
                    output.type().bits() > tensor.dtype().bits() ? "widened to" : "rounded to";
        };
    }

    private static String names(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? first + " and " + Quantities.exact(more) + " more" : first;
    }
}
