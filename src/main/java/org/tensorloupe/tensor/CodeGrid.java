package org.tensorloupe.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The codebook of an IQ block type: rows of a few small integers that elements are looked up in.
///
/// All are read when a tensor first needs one, from `grids.txt`, whose origin is in `LICENSES.md`
/// beside it.
final class CodeGrid {
    private static final Map<String, CodeGrid> ALL = read();

    static final CodeGrid IQ2_XXS = named("IQ2_XXS");
    static final CodeGrid IQ2_XS = named("IQ2_XS");
    static final CodeGrid IQ2_S = named("IQ2_S");
    static final CodeGrid IQ3_XXS = named("IQ3_XXS");
    static final CodeGrid IQ3_S = named("IQ3_S");
    static final CodeGrid IQ1_S = named("IQ1_S");

    private final String name;
    private final int columns;
    private final byte[] table;

    /// @param line `NAME ROWSxCOLUMNS VALUES CODES`, see `src/fixtures/make_grids.py`
    private CodeGrid(String line) {
        String[] parts = line.split(" ", 4);
        name = parts[0];
        columns = Integer.parseInt(parts[1].substring(parts[1].indexOf('x') + 1));
        int[] values = Arrays.stream(parts[2].split(",", -1)).mapToInt(Integer::parseInt).toArray();
        String codes = parts[3];
        table = new byte[codes.length()];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) values[Character.digit(codes.charAt(i), 16)];
        }
    }

    private static Map<String, CodeGrid> read() {
        try (InputStream in = CodeGrid.class.getResourceAsStream("grids.txt")) {
            byte[] bytes = Objects.requireNonNull(in, "grids.txt").readAllBytes();
            return new String(bytes, StandardCharsets.US_ASCII)
                    .lines()
                    .map(CodeGrid::new)
                    .collect(Collectors.toMap(grid -> grid.name, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CodeGrid named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    /// Numbers in a row.
    int columns() {
        return columns;
    }

    /// A number.
    int at(int row, int column) {
        return table[row * columns + column];
    }
}
