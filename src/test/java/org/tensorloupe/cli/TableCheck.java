package org.tensorloupe.cli;

import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.tensor.DType;
import org.tensorloupe.tensor.DTypes;
import org.tensorloupe.testkit.Json;
import org.tensorloupe.testkit.StubNames;

/// Compares rows of the table with what PyTorch says, column by column.
final class TableCheck {
    private static final List<String> COUNTS = List.of("zeros", "nan", "pos_inf", "neg_inf");
    private static final List<String> VALUES =
            List.of("mean", "std", "min", "max", "abs_mean", "l1", "l2");
    private static final List<String> QUANTILES =
            List.of("p01", "p05", "p25", "p50", "p75", "p95", "p99");

    private final SoftAssertions softly = new SoftAssertions();
    private final Map<String, NamedCsvRecord> rows = new HashMap<>();

    TableCheck(String csv) {
        Run.rows(csv).forEach(row -> rows.put(row.getField("name"), row));
    }

    /// Compares all tensors of an expected-values file.
    ///
    /// @return how many there were
    int against(Map<String, Object> truth) {
        Map<String, Object> tensors = Json.map(truth.get("tensors"));
        // Where PyTorch was given stubs, a stub's name stands in place of an unknown class's.
        tensors.keySet().removeIf(name -> name.contains("__main__.Stub"));
        boolean stub = String.valueOf(truth.get("source")).startsWith("stub");
        tensors.forEach((name, facts) ->
                check(stub ? StubNames.stateDictName(name) : name, Json.map(facts)));
        softly.assertAll();
        return tensors.size();
    }

    private void check(String name, Map<String, Object> facts) {
        NamedCsvRecord row = rows.get(name);
        softly.assertThat(row).as(name).isNotNull();
        if (row == null) {
            return;
        }
        text(row, "dtype", String.valueOf(facts.get("dtype")));
        text(row, "shape", joined(facts.get("shape")));
        text(row, "stride", joined(facts.get("stride")));
        for (String column :
                List.of("numel", "storage_offset", "contiguous", "requires_grad", "device")) {
            if (facts.containsKey(column)) {
                text(row, column, String.valueOf(facts.get(column)));
            }
        }
        text(row, "bytes", Long.toString(bytes(facts)));
        DType dtype = DTypes.named(row.getField("dtype")).orElseThrow();
        if (dtype.kind() != DType.Kind.OPAQUE) {
            statistics(row, facts.containsKey("deq") ? Json.map(facts.get("deq")) : facts);
        }
    }

    /// Bytes of the elements. PyTorch counts one for each of several that are packed into one.
    static long bytes(Map<String, Object> facts) {
        long counted = Json.whole(facts.get("nbytes"));
        int packed =
                switch (String.valueOf(facts.get("dtype"))) {
                    case "quint4x2" -> 2;
                    case "quint2x4" -> 4;
                    default -> 1;
                };
        return Math.ceilDiv(counted, packed);
    }

    private void statistics(NamedCsvRecord row, Map<String, Object> facts) {
        for (String column : COUNTS) {
            if (facts.get(column) instanceof Long count) {
                text(row, column, count.toString());
            }
        }
        if (!facts.containsKey("pos_inf")) {
            long infinite =
                    Long.parseLong(row.getField("pos_inf"))
                            + Long.parseLong(row.getField("neg_inf"));
            softly.assertThat(infinite)
                    .as("%s infinite", row.getField("name"))
                    .isEqualTo(facts.get("inf"));
        }
        double size = number(facts, "abs_mean").orElseGet(() -> magnitude(facts));
        for (String column : VALUES) {
            value(row, facts, column, column.equals("mean") ? size : 0);
        }
        for (String column : QUANTILES) {
            value(row, facts, column, magnitude(facts) * 1e-6);
        }
    }

    /// Within 1e-9 of the value, or of what it is a difference of.
    private void value(NamedCsvRecord row, Map<String, Object> facts, String column, double scale) {
        boolean ill = facts.get("ill_scaled") instanceof List<?> names && names.contains(column);
        boolean overAll = column.equals("l2") && facts.containsKey("finite_mean");
        String key = facts.containsKey("finite_" + column) ? "finite_" + column : column;
        if (ill || overAll || !facts.containsKey(key)) {
            return;
        }
        OptionalDouble expected = number(facts, key);
        String actual = row.getField(column);
        String what = row.getField("name") + " " + column;
        softly.assertThat(actual.isEmpty()).as(what).isEqualTo(expected.isEmpty());
        if (!actual.isEmpty() && expected.isPresent()) {
            double wanted = expected.getAsDouble();
            double slack = Math.max(Math.abs(wanted), scale) * 1e-9;
            softly.assertThat(Double.parseDouble(actual)).as(what).isCloseTo(wanted, within(slack));
        }
    }

    private static double magnitude(Map<String, Object> facts) {
        return Math.max(
                Math.abs(number(facts, "min").orElse(0)), Math.abs(number(facts, "max").orElse(0)));
    }

    private static OptionalDouble number(Map<String, Object> facts, String key) {
        return facts.get(key) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private void text(NamedCsvRecord row, String column, String expected) {
        softly.assertThat(row.getField(column))
                .as("%s %s", row.getField("name"), column)
                .isEqualTo(expected);
    }

    private static String joined(@Nullable Object sizes) {
        return Json.list(sizes).stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
