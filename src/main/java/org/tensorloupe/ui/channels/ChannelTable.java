package org.tensorloupe.ui.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.tensorloupe.stats.ChannelStatistic;
import org.tensorloupe.stats.ChannelStatistics;
import org.tensorloupe.ui.text.Texts;
import org.tensorloupe.ui.theme.TextScale;

/// Every channel a row, with all its statistics. A click on a head sorts, Shift adds a key.
final class ChannelTable {
    private static final Texts TEXTS = Texts.of(ChannelTable.class);
    private static final double ROW = 24;

    private final TableView<Integer> table = new TableView<>();
    private final ChannelRows rows = new ChannelRows();
    private final Consumer<List<ChannelOrder.Key>> sort;
    private @Nullable ChannelOverview overview;
    private boolean updating;

    /// @param sort is asked for another order
    /// @param selected hears which channel the user chose
    ChannelTable(Consumer<List<ChannelOrder.Key>> sort, IntConsumer selected) {
        this.sort = sort;
        table.getStyleClass().add("channel-table");
        TextScale.bindRow(ROW, table.fixedCellSizeProperty());
        table.setPlaceholder(new Label(""));
        table.setAccessibleText(TEXTS.get("table.name"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns().add(column(TEXTS.get("table.channel"), 76, null));
        for (ChannelStatistic statistic : ChannelStatistic.values()) {
            double width = statistic.isCount() ? 58 : 90;
            table.getColumns().add(column(statistic.label(), width, statistic));
        }
        table.setItems(rows);
        table.setSortPolicy(_ -> {
            askForOrder();
            return true;
        });
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(channel -> {
                    if (!updating && channel != null) {
                        selected.accept(channel);
                    }
                });
    }

    private TableColumn<Integer, Integer> column(
            String title, double width, @Nullable ChannelStatistic statistic) {
        TableColumn<Integer, Integer> column = new TableColumn<>(title);
        TextScale.bind(width, column.prefWidthProperty());
        column.setReorderable(false);
        column.setUserData(statistic);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new ChannelCell(statistic, this::overview));
        column.getStyleClass().add("right");
        return column;
    }

    private @Nullable ChannelOverview overview() {
        return overview;
    }

    /// The table as a node.
    TableView<Integer> node() {
        return table;
    }

    /// Shows channels by index, or none.
    void show(@Nullable ChannelOverview next) {
        updating = true;
        overview = next;
        table.getSelectionModel().clearSelection();
        rows.set(next == null ? new int[0] : ChannelOrder.byIndex(next.channels()));
        table.refresh();
        updating = false;
        if (!table.getSortOrder().isEmpty()) {
            askForOrder();
        }
    }

    private void askForOrder() {
        if (overview == null) {
            return;
        }
        List<ChannelOrder.Key> keys = new ArrayList<>();
        for (TableColumn<Integer, ?> column : table.getSortOrder()) {
            keys.add(
                    new ChannelOrder.Key(
                            (ChannelStatistic) column.getUserData(),
                            column.getSortType() == SortType.DESCENDING));
        }
        sort.accept(keys);
    }

    /// Shows the channels in another order; the selected one stays selected.
    void setOrder(int[] order, int channel) {
        updating = true;
        table.getSelectionModel().clearSelection();
        rows.set(order);
        updating = false;
        select(channel);
    }

    /// Selects a channel and brings it into view.
    void select(int channel) {
        int row = channel < 0 ? -1 : rows.row(channel);
        if (row < 0 || table.getSelectionModel().isSelected(row)) {
            return;
        }
        updating = true;
        table.getSelectionModel().clearAndSelect(row);
        table.scrollTo(Math.max(0, row - 3));
        updating = false;
    }

    /// The selected rows as tab-separated text with a header, in full precision.
    String text() {
        ChannelOverview shown = overview;
        if (shown == null) {
            return "";
        }
        ChannelStatistics statistics = shown.statistics();
        StringBuilder text = new StringBuilder("channel\t");
        text.append(String.join("\t", ChannelStatistic.row(ChannelStatistic::column)));
        for (int row : table.getSelectionModel().getSelectedIndices()) {
            int channel = rows.get(row);
            text.append('\n').append(channel).append('\t');
            text.append(
                    String.join("\t", ChannelStatistic.row(one -> one.text(statistics, channel))));
        }
        return text.toString();
    }
}
