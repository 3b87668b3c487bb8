using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>A filter in the numbers of the log, for one look at it.</summary>
internal sealed record LogScope
{
    /// <summary>Only events after this position.</summary>
    public required long After { get; init; }

    /// <summary>Only events before this position.</summary>
    public required long Before { get; init; }

    /// <summary>Only of this session; null is any.</summary>
    public long? Session { get; init; }

    /// <summary>Only of this run; null is any.</summary>
    public long? Run { get; init; }

    /// <summary>Only of these kinds; null is any.</summary>
    public IReadOnlyList<long>? Kinds { get; init; }

    /// <summary>Only with all of these words; null is any.</summary>
    public IReadOnlyList<SearchWord>? Words { get; init; }

    /// <summary>Whether nothing can be in it.</summary>
    public bool IsEmpty => Before - After <= 1 || Kinds is [];

    /// <summary>Whether the words are in the event.</summary>
    public bool Finds(byte[] body) =>
        Words is null || (WordFilter.MayHold(body, Words) && EventText.Fits(new StoredEvent(body).Envelope, Words));
}
