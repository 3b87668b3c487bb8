using KojiWidgetHarness.Protocol.Simulation.Faults;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>A response's body that is sent slowly, or not to its end.</summary>
internal sealed class FaultyBody(Stream inner, FaultEffect effect, HttpContext context, TimeProvider time, CancellationToken ends) : Stream
{
    private const int PiecesPerSecond = 10;

    private long left = effect.TruncateAfterBytes ?? long.MaxValue;
    private bool cut;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty && !cut)
        {
            if (left == 0)
            {
                await CutAsync(cancellationToken);
                return;
            }

            var length = (int)Math.Min(Math.Min(buffer.Length, left), PieceLength);
            await inner.WriteAsync(buffer[..length], cancellationToken);
            if (effect.BytesPerSecond is { } rate)
            {
                await inner.FlushAsync(cancellationToken);
                await Task.Delay(TimeSpan.FromSeconds((double)length / rate), time, ends);
            }

            left -= length;
            buffer = buffer[length..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => cut ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int PieceLength => effect.BytesPerSecond is { } rate ? Math.Max(1, rate / PiecesPerSecond) : int.MaxValue;

    private async Task CutAsync(CancellationToken cancellation)
    {
        cut = true;
        await inner.FlushAsync(cancellation);
        ConnectionEnd.Cut(context);
    }
}
