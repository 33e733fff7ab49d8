package org.tensorloupe.ui.detail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.tensorloupe.fault.FaultText;
import org.tensorloupe.load.Document;
import org.tensorloupe.load.Outcome;
import org.tensorloupe.load.Priority;
import org.tensorloupe.load.Slot;
import org.tensorloupe.model.Finding;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Summary;
import org.tensorloupe.tensor.Component;
import org.tensorloupe.tensor.StorageRef;
import org.tensorloupe.tensor.TensorInfo;
import org.tensorloupe.ui.code.Listing;
import org.tensorloupe.ui.error.Problem;
import org.tensorloupe.ui.text.Amounts;
import org.tensorloupe.ui.text.Figures;
import org.tensorloupe.ui.text.NoValues;
import org.tensorloupe.ui.text.Shapes;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.Parts;
import org.tensorloupe.ui.tree.Outline;
import org.tensorloupe.ui.view.ViewContext;

/// All that is known of one tensor. Its statistics and its place in the file arrive later; asking
/// for another tensor in the same slots stops the work for this one.
final class TensorDetails extends VBox {
    private static final Texts TEXTS = Texts.of(TensorDetails.class);

    private final Document document;
    private final TensorNode node;
    private final TensorInfo tensor;
    private final Consumer<Listing> list;
    private final ViewContext context;
    private final GridPane facts = Section.pairs();
    private final VBox findings = new VBox();
    private final List<Finding> found = new ArrayList<>();
    private final Map<Finding, Jump> jumps = new HashMap<>();
    private final StatisticsSection statistics;
    private final StorageSection storage;
    private final Slot statisticsSlot;

    TensorDetails(
            Document document,
            Outline outline,
            int id,
            TensorNode node,
            List<Integer> shared,
            ViewContext context,
            IntConsumer select,
            Consumer<Listing> list,
            Slot statisticsSlot) {
        this.document = document;
        this.node = node;
        this.tensor = node.tensor();
        this.list = list;
        this.context = context;
        this.statisticsSlot = statisticsSlot;
        this.statistics = new StatisticsSection(tensor, context);
        this.storage = new StorageSection(tensor, outline, shared, scattered(), select);
        Optional<String> code = TorchCode.of(outline, id, document.checkpoint());
        getChildren()
                .setAll(
                        Heads.of(
                                tensor.name().isEmpty() ? outline.label(id) : tensor.name(),
                                node.isView() ? TEXTS.get("kind.view") : Shapes.kind(tensor)),
                        copyRow(code),
                        facts());
        outline.owner(id)
                .ifPresent(owner ->
                        Section.add(
                                facts,
                                TEXTS.get("key.state"),
                                OwnerLink.of(owner, outline, select)));
        getChildren().addAll(findings, statistics, storage);
        code.ifPresent(line -> getChildren().add(Heads.code(line)));
        document.checkpoint().findings().stream()
                .filter(finding -> finding.name().equals(tensor.name()))
                .forEach(found::add);
        showFindings();
    }

    private String scattered() {
        if (node.isView()) {
            return TEXTS.get("storage.made");
        }
        return document.checkpoint().format().startsWith("dcp")
                ? TEXTS.get("storage.chunks")
                : TEXTS.get("storage.compressed");
    }

    private FlowPane copyRow(Optional<String> code) {
        Button value =
                Parts.small(
                        "", TEXTS.get("copy.value"), TEXTS.get("copy.value.tip"), this::copyValue);
        Button line =
                Parts.small(
                        "",
                        TEXTS.get("copy.code"),
                        TEXTS.get("copy.tensor.tip"),
                        () -> code.ifPresent(context::copy));
        line.setDisable(code.isEmpty());
        return Heads.copies(
                Parts.small(
                        "",
                        TEXTS.get("copy.name"),
                        TEXTS.get("copy.name.tip"),
                        () -> context.copy(tensor.name())),
                Parts.small(
                        "",
                        TEXTS.get("copy.shape"),
                        TEXTS.get("copy.shape.tip"),
                        () -> context.copy(tensor.shape().toString())),
                value,
                line);
    }

    private void copyValue() {
        Optional<String> reading = context.lastReading().map(r -> r.value());
        Optional<String> single =
                document.known(tensor, Component.VALUE).flatMap(TensorDetails::single);
        reading.or(() -> single)
                .ifPresentOrElse(context::copy, () -> context.tell(TEXTS.get("copy.value.none")));
    }

    private VBox facts() {
        Section.add(facts, TEXTS.get("key.shape"), Shapes.of(tensor.shape()));
        Section.add(facts, "dtype", tensor.dtype().name());
        Section.add(facts, TEXTS.get("key.elements"), Amounts.exact(tensor.numel()));
        Section.add(facts, TEXTS.get("key.bytes"), Amounts.exact(tensor.byteSize()));
        if (tensor.storage() != null && tensor.storedBytes() != tensor.byteSize()) {
            Section.add(facts, TEXTS.get("key.storedBytes"), Amounts.exact(tensor.storedBytes()));
        }
        VBox box = new VBox(facts);
        box.getStyleClass().add("facts");
        return box;
    }

    /// Begins the work.
    void begin(Slot placeSlot) {
        StorageRef ref = tensor.storage();
        if (ref != null) {
            placeSlot.replace(
                    document.run(
                            TEXTS.get("job.place"),
                            Priority.VISIBLE,
                            0,
                            _ -> document.storages().locate(ref),
                            storage::show));
        }
        compute();
    }

    private void compute() {
        if (!tensor.hasValues()) {
            statistics.showNone(NoValues.why(node));
            return;
        }
        Optional<Summary> known = document.known(tensor, Component.VALUE);
        if (known.isPresent()) {
            show(known.get());
            return;
        }
        statisticsSlot.replace(
                document.summarise(tensor, Component.VALUE, Priority.VISIBLE, this::arrived));
    }

    private void arrived(Outcome<Summary> outcome) {
        switch (outcome) {
            case Outcome.Done<Summary>(Summary summary) -> show(summary);
            case Outcome.Failed<Summary>(var fault) ->
                    statistics.showInstead(
                            failure(
                                    TEXTS.get(
                                            "findings.fault",
                                            FaultText.of(fault).title(),
                                            FaultText.of(fault).reason()),
                                    FaultText.line(fault)));
            case Outcome.Crashed<Summary>(Throwable cause) ->
                    statistics.showInstead(
                            failure(
                                    TEXTS.get("statistics.failed"),
                                    Problem.of(tensor.name(), cause).details()));
            case Outcome.Cancelled<Summary> _ -> statistics.showInstead(stopped());
        }
    }

    private Node failure(String sentence, String details) {
        return Parts.failure(sentence, () -> context.copy(details));
    }

    private Node stopped() {
        Label text = Parts.label(TEXTS.get("statistics.stopped"), "caption");
        Button again =
                Parts.small("fth-refresh-cw", TEXTS.get("statistics.compute"), "", this::again);
        return Parts.row(8, text, Parts.spring(), again);
    }

    private void again() {
        StatisticsSection fresh = new StatisticsSection(tensor, context);
        statistics.getChildren().setAll(fresh);
        statisticsSlot.replace(
                document.summarise(
                        tensor,
                        Component.VALUE,
                        Priority.VISIBLE,
                        outcome -> {
                            if (outcome instanceof Outcome.Done<Summary>(Summary summary)) {
                                fresh.show(summary);
                            }
                        }));
    }

    private void show(Summary summary) {
        statistics.show(summary);
        single(summary)
                .ifPresent(
                        value -> Section.add(facts, TEXTS.get("key.value"), Figures.shown(value)));
        special(summary.nan(), "NaN", summary.firstNan());
        special(summary.posInf(), "+Inf", summary.firstPosInf());
        special(summary.negInf(), "−Inf", summary.firstNegInf());
        showFindings();
    }

    private static Optional<String> single(Summary summary) {
        if (summary.count() != 1) {
            return Optional.empty();
        }
        if (summary.nan() == 1) {
            return Optional.of("nan");
        }
        if (summary.finite() == 0) {
            return Optional.of(summary.posInf() == 1 ? "inf" : "-inf");
        }
        return summary.minText();
    }

    private void special(long count, String what, long first) {
        if (count > 0) {
            Jump jump = new Jump(tensor, first, context);
            Finding finding =
                    new Finding(
                            Finding.Severity.WARNING,
                            tensor.name(),
                            TEXTS.count("findings.special", count, what, jump.index()));
            found.add(finding);
            jumps.put(finding, jump);
        }
    }

    private void showFindings() {
        findings.getChildren().clear();
        if (!found.isEmpty()) {
            findings.getChildren().add(FindingsSection.of(found, false, list, jumps));
        }
    }

    StatisticsSection statistics() {
        return statistics;
    }
}
