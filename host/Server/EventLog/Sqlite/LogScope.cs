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

    /// <summary>Whether an event of that session, run and kind can be in it, as far as these tell.</summary>
    public bool Admits(long session, long run, long kind) =>
        (Session ?? session) == session && (Run ?? run) == run && (Kinds is null || Kinds.Contains(kind));

    /// <summary>Whether the words are in the event.</summary>
    public bool Finds(StoredEvent item) => Words is null || EventText.Fits(item.Envelope, Words);
}
