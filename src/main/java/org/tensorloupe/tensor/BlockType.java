package org.tensorloupe.tensor;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.tensorloupe.bytes.ByteView;
import org.tensorloupe.fault.CheckpointException;

/// Numbers that are quantised in blocks of one size, with scales of their own in each block, as
/// GGUF stores them; named as there.
///
/// The blocks of a tensor follow each other in the order of its elements. Numbers of several bytes
/// within a block are in the storage's byte order.
///
/// @param elements elements in a block
/// @param bytes bytes of a block
/// @param decoder decodes one
record BlockType(String name, int elements, int bytes, BlockDecoder decoder) implements DType {
    /// All that llama.cpp defines.
    static final List<DType> ALL =
            Stream.of(
                            PlainBlocks.ALL,
                            SuperBlocks.ALL,
                            GridBlocks.ALL,
                            FineGridBlocks.ALL,
                            CodeBlocks.ALL)
                    .<DType>flatMap(List::stream)
                    .toList();

    @Override
    public Kind kind() {
        return Kind.BLOCK;
    }

    /// Bits of an element, with its share of the block's scales, rounded up.
    @Override
    public int bits() {
        return Math.ceilDiv(bytes * Byte.SIZE, elements);
    }

    @Override
    public long byteSize(long count) {
        return Math.multiplyExact(Math.ceilDiv(count, (long) elements), (long) bytes);
    }

    @Override
    public int group() {
        return elements;
    }

    @Override
    public void decode(StorageRun run, Component part, DecodeBuffer buffer, double[] out, int start)
            throws CheckpointException {
        run.widen(this, buffer, out, start);
    }

    @Override
    public void decode(StorageRun run, DecodeBuffer buffer, float[] out, int start)
            throws CheckpointException {
        long element = run.first();
        int done = 0;
        while (done < run.count()) {
            int inBlock = (int) (element % elements);
            int left = run.count() - done;
            int n;
            if (inBlock == 0 && left >= elements) {
                n = whole(run, element / elements, left / elements, buffer, out, start + done);
            } else {
                n = Math.min(left, elements - inBlock);
                float[] block = single(run, element / elements, buffer);
                System.arraycopy(block, inBlock, out, start + done, n);
            }
            element += n;
            done += n;
        }
    }

    /// Decodes as many blocks as fit the buffer; returns the number of elements.
    private int whole(
            StorageRun run, long block, int blocks, DecodeBuffer buffer, float[] out, int at)
            throws CheckpointException {
        byte[] raw = buffer.bytes();
        int n = Math.min(blocks, raw.length / bytes);
        run.bytes().read(block * bytes, raw, 0, n * bytes);
        BlockBytes in = new BlockBytes(raw, run.order());
        for (int i = 0; i < n; i++) {
            in.move(i * bytes);
            decoder.decode(in, out, at + i * elements);
        }
        return n * elements;
    }

    /// The elements of a block, kept for the next who asks.
    private float[] single(StorageRun run, long block, DecodeBuffer buffer)
            throws CheckpointException {
        DecodeBuffer.KeptBlock kept = buffer.block();
        if (!kept.isOf(run.bytes(), block)) {
            whole(run, block, 1, buffer, kept.values(elements), 0);
            kept.set(run.bytes(), block);
        }
        return kept.values(elements);
    }

    @Override
    public String text(ByteView view, long index, ByteOrder order) throws CheckpointException {
        float[] value = new float[1];
        decode(new StorageRun(view, order, index, 1), new DecodeBuffer(), value, 0);
        return Decimals.text(value[0]);
    }
}
