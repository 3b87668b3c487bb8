namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Bounds of what an emitter may send. The bridge keeps within them; the gate refuses what does not.</summary>
public static class EventLimits
{
    /// <summary>Events in one batch.</summary>
    public const int EventsPerBatch = 50;

    /// <summary>UTF-16 characters of a message's raw text.</summary>
    public const int RawCharacters = 4_096;

    /// <summary>UTF-16 characters of any other text of an event.</summary>
    public const int TextCharacters = 2_048;

    /// <summary>Facts observed together with one event.</summary>
    public const int EvidencePerEvent = 32;

    /// <summary>Bytes of one event as it is kept, in UTF-8 JSON.</summary>
    public const int EventBytes = 64 * 1024;

    /// <summary>Bytes of one batch as UTF-8 JSON; a larger one is sent as several.</summary>
    public const int BatchBytes = 512 * 1024;

    /// <summary>
    /// Bytes of a batch sent with <c>sendBeacon</c>, which browsers refuse above 64 KiB (Fetch standard, keepalive quota).
    /// </summary>
    public const int BeaconBytes = 60_000;
}
