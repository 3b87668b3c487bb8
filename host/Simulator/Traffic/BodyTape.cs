namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>The beginning of a body that goes by, and how long it was. Nothing is copied beyond the bound.</summary>
internal sealed class BodyTape(int bound)
{
    /// <summary>How many bytes of a text are kept.</summary>
    public const int TextBound = 16 * 1024;

    private const int FirstPiece = 192;

    private byte[] _kept = [];
    private int _length;

    public long Bytes { get; private set; }

    public ReadOnlySpan<byte> Kept => _kept.AsSpan(0, _length);

    public bool IsWhole => _length == Bytes;

    public void Take(ReadOnlySpan<byte> piece)
    {
        Bytes += piece.Length;
        var part = piece[..Math.Min(piece.Length, bound - _length)];
        if (part.IsEmpty)
            return;
        if (_kept.Length < _length + part.Length)
            Array.Resize(ref _kept, Math.Min(bound, Math.Max(FirstPiece, Math.Max(_kept.Length * 2, _length + part.Length))));
        part.CopyTo(_kept.AsSpan(_length));
        _length += part.Length;
    }
}
