using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Scenarios.Traffic;

/// <summary>
/// Finds the page whose widget made a call. A widget says no session to its server, so this is known by what both sides know: the
/// interview's id, which the widget posts to its page, or a widget's address that nobody can guess
/// (<see cref="SimulatorRoutes.FrameParameter"/>), which its calls have as their referrer and the page as the src of its iframe. Any page
/// can call or open an address that can be guessed.
/// </summary>
internal sealed partial class PageSessions(Uri simulator)
{
    private const int MostSessions = 500;

    private readonly string origin = simulator.Origin();
    private readonly LinkedList<PageSession> newestFirst = new();

    /// <summary>Learns from an event of the log.</summary>
    public void Learn(EventEnvelope item)
    {
        if (item.Source == EventSource.Api || item.Trust.Level != TrustLevel.Trusted)
            return;
        var session = Open(item);
        session.IsOpen = item.Code != EventCodes.BridgeClosing;
        if (item.Frame is { Src: var src })
            session.AddFrame(Comparable(src));
        if (item is not { Source: EventSource.Widget, Raw.Text: var text })
            return;
        foreach (Match match in InterviewId().Matches(text))
            session.AddInterview(match.Groups[1].Value);
    }

    /// <summary>The page that holds the interview of a call; null when none has reported it, or when the caller only names it.</summary>
    public PageSession? ByInterview(TrafficRecord record) =>
        record is { InterviewId: { } interview, Caller: not (TrafficCaller.OtherPage or TrafficCaller.Unknown) }
            ? newestFirst.FirstOrDefault(session => session.Holds(interview))
            : null;

    /// <summary>
    /// The only open page that shows the widget at the address of a call, or of the page that made it; null when there is none or several.
    /// </summary>
    public PageSession? ByAddress(TrafficRecord record)
    {
        var referrer = record
            .RequestHeaders.FirstOrDefault(header => header.Name.Equals("Referer", StringComparison.OrdinalIgnoreCase))
            ?.Value;
        string[] addresses = [.. new[] { origin + record.Path, referrer }.OfType<string>().Where(HasOwnName).Select(Comparable)];
        if (addresses is [])
            return null;
        var found = newestFirst.Where(session => session.IsOpen && addresses.Any(session.Shows)).Take(2).ToList();
        return found is [var only] ? only : null;
    }

    // The simulator marks each secret by itself, the host all alike.
    private static string Comparable(string address) => Mark().Replace(address, "[redacted]");

    private static bool HasOwnName(string address) => FrameName().IsMatch(address);

    private PageSession Open(EventEnvelope item)
    {
        if (newestFirst.FirstOrDefault(session => session.Name == item.Session) is { } known)
            return known;
        var opened = new PageSession(item.Run, item.Session);
        newestFirst.AddFirst(opened);
        if (newestFirst.Count > MostSessions)
            newestFirst.RemoveLast();
        return opened;
    }

    // Whatever shape the message has; in a text within a text the quotes are escaped.
    [GeneratedRegex(@"interview_?id\\?""\s*:\s*\\?""([0-9a-f-]{36})", RegexOptions.IgnoreCase)]
    private static partial Regex InterviewId();

    // At least 128 random bits in the densest writing that an address takes; what is shorter could be guessed.
    [GeneratedRegex($"[?&]{SimulatorRoutes.FrameParameter}=[A-Za-z0-9_-]{{22,}}(?:[&#]|$)")]
    private static partial Regex FrameName();

    [GeneratedRegex(@"\[redacted[^\]]*\]")]
    private static partial Regex Mark();
}

/// <summary>What the log knows of a page load, as far as it shows that calls are its widget's.</summary>
internal sealed class PageSession(string run, string name)
{
    private const int MostRemembered = 100;

    private readonly HashSet<string> frames = new(StringComparer.Ordinal);
    private readonly HashSet<string> interviews = new(StringComparer.OrdinalIgnoreCase);

    public string Run => run;

    public string Name => name;

    /// <summary>Gets or sets a value indicating whether the page is still there, as far as its events say.</summary>
    public bool IsOpen { get; set; } = true;

    public void AddFrame(string src) => Remember(frames, src);

    public void AddInterview(string id) => Remember(interviews, id);

    public bool Shows(string address) => frames.Contains(address);

    public bool Holds(string interview) => interviews.Contains(interview);

    private static void Remember(HashSet<string> known, string item)
    {
        if (known.Count < MostRemembered)
            known.Add(item);
    }
}
