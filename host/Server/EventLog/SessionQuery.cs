using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>Which sessions are listed, and in which order.</summary>
public sealed record SessionQuery
{
    /// <summary>How many characters of a search are looked at.</summary>
    public const int LongestText = 200;

    private const int MostWords = 8;

    /// <summary>
    /// Only those with each of these words in the page's address, its title or the browser, or at the beginning of the session's name,
    /// in any case; null for all.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Only those with errors that count.</summary>
    public bool FailingOnly { get; init; }

    /// <summary>Gets what they are ordered by; among equals, by their number.</summary>
    public SessionOrder Order { get; init; }

    /// <summary>Whether the oldest or lowest come first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Only those that follow the session of this number; null begins with the first.</summary>
    public long? After { get; init; }

    /// <summary>The words of a search as they are compared.</summary>
    internal static IEnumerable<string> Words(string? text) =>
        Comparable(text is { Length: > LongestText } ? text[..LongestText] : text)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostWords);

    /// <summary>A text as it is compared: in lower case.</summary>
    internal static string Comparable(string? text) => text?.ToLowerInvariant() ?? "";
}

/// <summary>What sessions are ordered by.</summary>
public enum SessionOrder
{
    /// <summary>When they began.</summary>
    Age,

    /// <summary>When their last event was.</summary>
    LastEvent,

    /// <summary>How many events they have.</summary>
    Events,

    /// <summary>How many errors that count they have.</summary>
    Errors,
}

/// <summary>Some of the sessions that were asked for.</summary>
public sealed record SessionList
{
    /// <summary>The sessions, in the order that was asked for.</summary>
    public required IReadOnlyList<ListedSession> Sessions { get; init; }

    /// <summary>How many there are in all.</summary>
    public required long All { get; init; }

    /// <summary>Gets the number of the session that further ones follow; null when there are none.</summary>
    public long? Next { get; init; }

    /// <summary>Whether they follow another session; not where the one that was asked for is no longer kept.</summary>
    public bool Follows { get; init; }
}

/// <summary>A session with what its bridge said of its page.</summary>
/// <param name="Summary">The session.</param>
/// <param name="Page">The page; null where no bridge said anything of it.</param>
public sealed record ListedSession(SessionSummary Summary, PageFact? Page);
