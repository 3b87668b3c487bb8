using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// Puts events of one batch into their envelopes: what the log adds is written before the members that came, which are copied as they
/// are. The result is what <see cref="ProtocolJson"/> reads as an <see cref="EventEnvelope"/>.
/// </summary>
internal sealed class EnvelopeWriter(AcceptedBatch batch, DateTimeOffset receivedAt)
{
    // Id, position, times and the names of members take at most about 200 bytes, run and session 64 each.
    private const int LongestHead = 1024;

    private static readonly Dictionary<Severity, byte[]> Severities = Enum.GetValues<Severity>()
        .ToDictionary(severity => severity, severity => System.Text.Encoding.UTF8.GetBytes($",\"severity\":\"{severity.ToName()}\","));

    private readonly byte[] head = new byte[LongestHead];

    private readonly byte[] names = System.Text.Encoding.UTF8.GetBytes(
        $"\",\"run\":\"{JsonEncodedText.Encode(batch.Run)}\",\"session\":\"{JsonEncodedText.Encode(batch.Session)}\",\"receivedAt\":\"{receivedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.FFFFFFF}+00:00\",\"position\":"
    );

    /// <summary>The envelope of one event, as UTF-8 JSON.</summary>
    public byte[] Write(AcceptedEvent item, long position, Severity severity)
    {
        var length = 0;
        Add("{\"id\":\""u8, ref length);
        Guid.CreateVersion7(receivedAt).TryFormat(head.AsSpan(length), out var written);
        length += written;
        Add(names, ref length);
        position.TryFormat(head.AsSpan(length), out written);
        length += written;
        Add(Severities[severity], ref length);

        var all = new byte[length + item.Fields.Length + 1];
        head.AsSpan(0, length).CopyTo(all);
        item.Fields.Span.CopyTo(all.AsSpan(length));
        all[^1] = (byte)'}';
        return all;
    }

    private void Add(ReadOnlySpan<byte> piece, ref int length)
    {
        piece.CopyTo(head.AsSpan(length));
        length += piece.Length;
    }
}

/// <summary>How bad events are, by their codes.</summary>
internal static class Severities
{
    /// <exception cref="InvalidOperationException">The code is not in the catalogue.</exception>
    public static Severity Of(EventCode code) =>
        EventCodes.Find(code)?.Severity
        ?? throw new InvalidOperationException($"The code {code} passed the gate but is not in the catalogue. Add it to EventCodes.");
}
