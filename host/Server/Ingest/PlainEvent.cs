using System.Buffers;
using System.Text.Unicode;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// An event that can be kept as the bytes in which it came: of known members, each once, all texts within their bounds, no evidence, no
/// replay, and no sign of a secret. Nothing is lost for what is not plain: then the serializer reads it, and what it made is kept.
/// </summary>
internal readonly ref struct PlainEvent
{
    // All texts of an event that is usual; a longer one may be filled up with spaces.
    private const int MostBytes = 8 * 1024;

    public required long Sequence { get; init; }

    public required EventSource Source { get; init; }

    public required EventCode Code { get; init; }

    public required TrustLevel Level { get; init; }

    public required TrustReason Reason { get; init; }

    /// <summary>The sender's origin, not unescaped; empty when there is none.</summary>
    public required ReadOnlySpan<byte> Origin { get; init; }

    /// <summary>Reads an event from one JSON value; false when it is not plain.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, out PlainEvent found)
    {
        found = default;
        // An escaped letter could hide a secret or a name.
        if (json.Length > MostBytes || json.IndexOf("\\u"u8) >= 0 || MayHoldSecret(json))
            return false;
        var reader = new PlainReader(json);
        return reader.TryRead(out found);
    }

    private static bool MayHoldSecret(ReadOnlySpan<byte> json)
    {
        var text = ArrayPool<char>.Shared.Rent(MostBytes);
        try
        {
            // Of bytes that are not UTF-8 only the serializer says what becomes of them.
            return Utf8.ToUtf16(json, text, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done
                || Redactor.MayHoldSecret(text.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
