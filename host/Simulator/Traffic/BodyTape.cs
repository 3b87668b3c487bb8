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
