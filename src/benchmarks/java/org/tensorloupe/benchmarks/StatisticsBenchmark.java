package org.tensorloupe.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.tensorloupe.bytes.Monitor;
import org.tensorloupe.fault.CheckpointException;
import org.tensorloupe.format.Formats;
import org.tensorloupe.format.OpenCheckpoint;
import org.tensorloupe.load.SummaryStream;
import org.tensorloupe.model.TensorNode;
import org.tensorloupe.stats.Depth;
import org.tensorloupe.tensor.TensorInfo;

/// All statistics of every tensor of a file over all cores, as the command line and the window
/// compute them; the file is open, and in the page cache.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 25)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class StatisticsBenchmark {
    /// The checkpoint; given with `-p file=...`.
    @Param("")
    public String file = "";

    private OpenCheckpoint open;
    private List<TensorInfo> tensors;

    /// Opens the file.
    @Setup(Level.Trial)
    public void open() throws CheckpointException {
        open = Formats.open(Path.of(file), Monitor.NONE);
        tensors = open.checkpoint().tensors().stream().map(TensorNode::tensor).toList();
    }

    /// Closes the file.
    @TearDown(Level.Trial)
    public void close() {
        open.close();
    }

    /// With histograms and quantiles.
    @Benchmark
    public void all(Blackhole out) throws IOException {
        summarise(Depth.DISTRIBUTION, out);
    }

    /// Without histograms and quantiles, where these are not had for nothing.
    @Benchmark
    public void withoutQuantiles(Blackhole out) throws IOException {
        summarise(Depth.FIGURES, out);
    }

    private void summarise(Depth depth, Blackhole out) throws IOException {
        SummaryStream.run(
                tensors,
                open.storages(),
                depth,
                Monitor.NONE,
                (_, outcome) -> out.consume(outcome));
    }
}
