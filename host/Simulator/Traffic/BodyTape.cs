using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>The beginning of a body that goes by, and how long it was. Nothing is copied beyond the bound.</summary>
internal sealed class BodyTape(int bound)
{
    /// <summary>How many bytes of a text are kept.</summary>
    public const int TextBound = 16 * 1024;

    private const int FirstPiece = 192;

    private byte[] kept = [];
    private int length;

    public long Bytes { get; private set; }

    public ReadOnlySpan<byte> Kept => kept.AsSpan(0, length);

    public bool IsWhole => length == Bytes;

    public void Take(ReadOnlySpan<byte> piece)
    {
        Bytes += piece.Length;
        var part = piece[..Math.Min(piece.Length, bound - length)];
        if (part.IsEmpty)
            return;
        if (kept.Length < length + part.Length)
            Array.Resize(ref kept, Math.Min(bound, Math.Max(FirstPiece, Math.Max(kept.Length * 2, length + part.Length))));
        part.CopyTo(kept.AsSpan(length));
        length += part.Length;
    }
}

/// <summary>A body's stream whose bytes are taped as they are read or written. It stays its owner's: nothing is disposed.</summary>
internal sealed class TapedStream(Stream inner, BodyTape tape) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Taped(inner.Read(buffer, offset, count), buffer.AsSpan(offset));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Taped(await inner.ReadAsync(buffer, cancellationToken), buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        tape.Take(buffer.AsSpan(offset, count));
        inner.Write(buffer, offset, count);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        tape.Take(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Taped(int read, ReadOnlySpan<byte> buffer)
    {
        tape.Take(buffer[..read]);
        return read;
    }
}

/// <summary>A response's writer whose bytes are taped as they are handed over.</summary>
internal sealed class TapedWriter(PipeWriter inner, BodyTape tape) : PipeWriter
{
    private Memory<byte> lent;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => lent = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        tape.Take(lent.Span[..bytes]);
        lent = default;
        inner.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        tape.Take(source.Span);
        return inner.WriteAsync(source, cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
}

/// <summary>
/// A response's body on its way out: every byte goes on at once, as the endpoint writes it, so that what streams still streams.
/// </summary>
internal sealed class TapedResponse(IHttpResponseBodyFeature inner, BodyTape tape) : IHttpResponseBodyFeature
{
    private TapedStream? stream;
    private TapedWriter? writer;

    public Stream Stream => stream ??= new(inner.Stream, tape);

    public PipeWriter Writer => writer ??= new(inner.Writer, tape);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);
}
