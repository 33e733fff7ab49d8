package org.tensorloupe.ui.histogram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Cancellable;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.text.Texts;

/// The other tensors of the model: adds them, computes their statistics and takes them away. They
/// stay when another tensor is selected. JavaFX thread.
final class Overlays {
    private static final Texts TEXTS = Texts.of(Overlays.class);

    /// The most that are told apart by colour.
    static final int MOST = 5;

    private final HistogramModel model;
    private final Map<TensorInfo, Cancellable> work = new HashMap<>();
    private @Nullable Document document;

    Overlays(HistogramModel model) {
        this.model = model;
    }

    /// Takes the document of the tensors; those of another one are taken away.
    void begin(Document next) {
        if (!next.equals(document)) {
            model.overlays().set(List.of());
        }
        document = next;
        model.overlays().get().stream().filter(Overlay::isPending).forEach(this::compute);
    }

    /// Stops all work; what is not computed begins anew with [#begin].
    void pause() {
        work.values().forEach(Cancellable::cancel);
        work.clear();
    }

    /// Whether there is room for another one.
    boolean hasRoom() {
        return model.overlays().get().size() < MOST;
    }

    /// Whether a tensor is among them.
    boolean holds(TensorInfo tensor) {
        return model.overlays().get().stream().anyMatch(other -> other.tensor().equals(tensor));
    }

    /// Adds a tensor, if it is not there and there is room.
    void add(TensorInfo tensor) {
        if (!hasRoom() || holds(tensor)) {
            return;
        }
        List<Overlay> present = model.overlays().get();
        int colour =
                IntStream.range(0, MOST)
                        .filter(free -> present.stream().noneMatch(o -> o.colour() == free))
                        .findFirst()
                        .orElseThrow();
        Overlay added = new Overlay(tensor, colour, null, "");
        List<Overlay> next = new ArrayList<>(present);
        next.add(added);
        model.overlays().set(List.copyOf(next));
        compute(added);
    }

    /// Takes a tensor away.
    void remove(TensorInfo tensor) {
        Cancellable job = work.remove(tensor);
        if (job != null) {
            job.cancel();
        }
        model.overlays()
                .set(
                        model.overlays().get().stream()
                                .filter(other -> !other.tensor().equals(tensor))
                                .toList());
    }

    private void compute(Overlay overlay) {
        Document open = document;
        TensorInfo tensor = overlay.tensor();
        if (open == null) {
            return;
        }
        open.known(tensor, Component.VALUE)
                .ifPresentOrElse(
                        known -> replace(tensor, other -> other.with(known)),
                        () ->
                                work.put(
                                        tensor,
                                        open.summarise(
                                                tensor,
                                                Component.VALUE,
                                                Priority.VISIBLE,
                                                outcome -> deliver(tensor, outcome))));
    }

    private void deliver(TensorInfo tensor, Outcome<Summary> outcome) {
        work.remove(tensor);
        switch (outcome) {
            case Outcome.Done<Summary>(Summary summary) ->
                    replace(tensor, other -> other.with(summary));
            case Outcome.Failed<Summary>(var fault) ->
                    replace(tensor, other -> other.failed(FaultText.line(fault)));
            case Outcome.Crashed<Summary>(Throwable cause) ->
                    replace(tensor, other -> other.failed(cause.toString()));
            case Outcome.Cancelled<Summary> _ ->
                    replace(tensor, other -> other.failed(TEXTS.get("none.stopped")));
        }
    }

    private void replace(TensorInfo tensor, UnaryOperator<Overlay> change) {
        model.overlays()
                .set(
                        model.overlays().get().stream()
                                .map(other ->
                                        other.tensor().equals(tensor) ? change.apply(other) : other)
                                .toList());
    }
}
