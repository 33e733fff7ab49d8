package org.tensorloupe.ui.histogram;

import org.tensorloupe.tensor.Decimals;

/// The bins that are seen as tab-separated text, for a spreadsheet.
final class CountsText {
    private CountsText() {}

    /// A line of names, then one for each bin: its edges, its count, and the counts of the other
    /// tensors.
    static String of(Chart chart) {
        StringBuilder text =
                new StringBuilder("from\tto\tcount" + (chart.exact() ? "" : " (about)"));
        chart.lines()
                .forEach(line -> text.append('\t').append(safe(line.overlay().tensor().name())));
        text.append('\n');
        for (int bin = 0; bin < chart.bins().count(); bin++) {
            text.append(Decimals.text(chart.bins().edge(bin)))
                    .append('\t')
                    .append(Decimals.text(chart.bins().edge(bin + 1)))
                    .append('\t')
                    .append(chart.counts().in(bin));
            for (Chart.Line line : chart.lines()) {
                text.append('\t').append(line.counts().in(bin));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String safe(String name) {
        return name.replaceAll("[\\t\\r\\n]", " ");
    }
}
