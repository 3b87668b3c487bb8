using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>
/// A failure with its diagnoses, as readers of the log get it. They are worked out whenever an event is handed out and never stored: a host
/// that knows more causes tells more of an old event.
/// </summary>
public static class DiagnosedEvent
{
    /// <summary>
    /// The property behind an event's own ones: a list of <see cref="Diagnosis"/>, empty when the cause is not known. What is not a failure
    /// does not have it.
    /// </summary>
    public const string Property = "diagnoses";

    // As the one serializer writes it. In a text of the event the quotes would be escaped, so nothing else has these bytes.
    private static ReadOnlySpan<byte> ErrorSeverity => "\"severity\":\"error\""u8;

    private static ReadOnlySpan<byte> Name => "\"diagnoses\":"u8;

    /// <summary>The event with its diagnoses; itself when it is not a failure, or has them already.</summary>
    /// <exception cref="JsonException">The bytes are not an envelope.</exception>
    public static StoredEvent Of(StoredEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var json = item.Json.Span;
        // Most events are not failures: these are known by their bytes alone.
        if (json.IndexOf(ErrorSeverity) < 0 || json.IndexOf(Name) >= 0)
            return item;

        var diagnoses = JsonSerializer.SerializeToUtf8Bytes(
            Diagnostician.Diagnose(item.Envelope),
            ProtocolJson.Default.IReadOnlyListDiagnosis
        );
        return new StoredEvent((byte[])[.. json[..json.LastIndexOf((byte)'}')], (byte)',', .. Name, .. diagnoses, (byte)'}']);
    }

    /// <summary>The event with its diagnoses, as JSON.</summary>
    public static StoredEvent Of(EventEnvelope item) =>
        Of(new StoredEvent(JsonSerializer.SerializeToUtf8Bytes(item, ProtocolJson.Default.EventEnvelope)));

    /// <summary>Each of these with its diagnoses.</summary>
    public static IReadOnlyList<StoredEvent> Of(IReadOnlyList<StoredEvent> items) => [.. items.Select(Of)];
}
