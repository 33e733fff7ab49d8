package org.tensorloupe.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.analysis.ModelParameters.Parameter;
import org.tensorloupe.analysis.OptimizerState.Slot;
import org.tensorloupe.tensor.Quantities;
import org.tensorloupe.tensor.Shape;

/// Which parameter each slot of an optimizer belongs to.
///
/// @param matched one for each slot; null where the shapes leave a choice
/// @param problem why nothing is matched, a clause without a full stop; empty if it fits
record Alignment(List<@Nullable Parameter> matched, Optional<String> problem) {

    /// Aligns by the names that the optimizer knows, else by order and shape. Linear time.
    static Alignment of(OptimizerState optimizer, ModelParameters model) {
        List<Slot> slots = optimizer.slots();
        if (slots.stream().anyMatch(slot -> slot.named() != null)) {
            return byName(slots, model.parameters());
        }
        Alignment plain = byOrder(slots, model.parameters());
        if (plain.problem().isEmpty() || optimizer.groups().size() < 2) {
            return plain;
        }
        // Weight decay is often kept from vectors: matrices stand in one group, the rest in
        // another.
        for (boolean matricesFirst : new boolean[] {true, false}) {
            List<Parameter> sorted = new ArrayList<>(model.parameters());
            Comparator<Parameter> byRank = Comparator.comparing(p -> p.shape().rank() < 2);
            sorted.sort(matricesFirst ? byRank : byRank.reversed());
            long first =
                    sorted.stream().filter(p -> (p.shape().rank() >= 2) == matricesFirst).count();
            if (sorted.size() == slots.size() && optimizer.groups().getFirst() == first) {
                Alignment grouped = byOrder(slots, sorted);
                if (grouped.problem().isEmpty()) {
                    return grouped;
                }
            }
        }
        return plain;
    }

    /// How many slots have their parameter.
    int joined() {
        return (int) matched.stream().filter(parameter -> parameter != null).count();
    }

    private static Alignment byName(List<Slot> slots, List<Parameter> parameters) {
        Map<String, Parameter> byName = new HashMap<>();
        parameters.forEach(parameter -> byName.putIfAbsent(plain(parameter.name()), parameter));
        List<@Nullable Parameter> out = new ArrayList<>();
        int found = 0;
        for (Slot slot : slots) {
            Parameter parameter = slot.named() == null ? null : byName.get(plain(slot.named()));
            boolean fits = parameter != null && fits(slot, parameter);
            out.add(fits ? parameter : null);
            found += fits ? 1 : 0;
        }
        return found > 0
                ? new Alignment(out, Optional.empty())
                : failed(
                        slots,
                        "it names %s, none of them in the state dict"
                                .formatted(Quantities.of(slots.size(), "parameter")));
    }

    /// A name without what wrappers put in front of it.
    private static String plain(String name) {
        String plain = name;
        for (String prefix : List.of("module.", "_orig_mod.", "_fsdp_wrapped_module.")) {
            plain = plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
        }
        return plain;
    }

    /// The slots are some of the parameters, in their order. The first parameter that each slot can
    /// be is found from the front, the last one from the back; where both are the same, it is the
    /// only one.
    private static Alignment byOrder(List<Slot> slots, List<Parameter> parameters) {
        if (slots.size() > parameters.size()) {
            return failed(
                    slots,
                    "the optimizer has %s, the state dict %s"
                            .formatted(
                                    Quantities.of(slots.size(), "parameter"),
                                    Quantities.exact(parameters.size())));
        }
        int[] first = new int[slots.size()];
        int at = 0;
        for (int i = 0; i < first.length; i++) {
            int begun = at;
            while (at < parameters.size() && !fits(slots.get(i), parameters.get(at))) {
                at++;
            }
            if (at == parameters.size() || slots.size() - i > parameters.size() - at) {
                return failed(slots, mismatch(slots, i, parameters, begun));
            }
            first[i] = at++;
        }
        at = parameters.size() - 1;
        List<@Nullable Parameter> out =
                new ArrayList<>(slots.stream().map(_ -> (Parameter) null).toList());
        for (int i = first.length - 1; i >= 0; i--) {
            while (!fits(slots.get(i), parameters.get(at))) {
                at--;
            }
            if (at == first[i]) {
                out.set(i, parameters.get(at));
            }
            at--;
        }
        return new Alignment(out, Optional.empty());
    }

    private static boolean fits(Slot slot, Parameter parameter) {
        Shape shape = slot.shape();
        return shape == null || shape.equals(parameter.shape());
    }

    private static String mismatch(List<Slot> slots, int i, List<Parameter> parameters, int begun) {
        Slot slot = slots.get(i);
        String own =
                "%s of parameter %s is %s".formatted(slot.witness(), slot.id(), text(slot.shape()));
        if (slot.shape() == null || begun >= parameters.size()) {
            return "the shapes do not follow the order of the state dict";
        }
        return slots.size() == parameters.size()
                ? "%s, %s is %s"
                        .formatted(own, parameters.get(i).name(), text(parameters.get(i).shape()))
                : own + ", and no parameter that is left in the order of the state dict has it";
    }

    private static String text(@Nullable Shape shape) {
        return shape == null ? "unknown" : shape.toString();
    }

    private static Alignment failed(List<Slot> slots, String why) {
        return new Alignment(
                new ArrayList<>(slots.stream().map(_ -> (Parameter) null).toList()),
                Optional.of(why));
    }
}
