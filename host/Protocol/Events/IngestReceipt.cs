namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The host's answer to a batch. Whatever it names, stored or refused, need not be sent again.</summary>
public sealed record IngestReceipt
{
    /// <summary>How many events were stored by this batch.</summary>
    public required int Stored { get; init; }

    /// <summary>How many had been stored before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>
    /// What the sender shows from now on with this session, which nobody else can write to; null once it has been shown, and where the
    /// batch comes from the log's owner.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>What was refused, and why; empty when nothing was.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }
}
