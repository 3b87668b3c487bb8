using System.Text;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// One request and its answer as they were, secrets included: it stays in memory and is presented only by <see cref="TrafficPresenter"/>.
/// </summary>
internal sealed class Exchange
{
    // What an exchange takes beside its bodies, roughly: it bounds the log, it does not measure it.
    private const int Overhead = 2048;

    /// <summary>Given by the log; 0 before that.</summary>
    public long Position { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset WallClock { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public required string Scheme { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query, not decoded.</summary>
    public required string Target { get; init; }

    public required string Protocol { get; init; }

    public required KeyValuePair<string, StringValues>[] RequestHeaders { get; init; }

    /// <summary>Null when there was none.</summary>
    public BodyTape? RequestBody { get; init; }

    /// <summary>As announced; null when nothing was.</summary>
    public long? RequestLength { get; init; }

    public int? Status { get; init; }

    public required KeyValuePair<string, StringValues>[] ResponseHeaders { get; init; }

    public required BodyTape ResponseBody { get; init; }

    public required TrafficOutcome Outcome { get; init; }

    public string? Fault { get; init; }

    public long? ReplayOf { get; init; }

    /// <summary>Gets a value indicating whether the request can be sent again.</summary>
    public bool HasWholeRequest => RequestBody is null || (RequestBody.IsWhole && RequestBody.Bytes >= (RequestLength ?? 0));

    public int Size => Overhead + (RequestBody?.Kept.Length ?? 0) + ResponseBody.Kept.Length;
}

/// <summary>
/// Which interview and which project an exchange is about, as far as it says so itself: in its path, in the <c>Location</c> of what it
/// created, in its body, or by its session token.
/// </summary>
internal sealed partial class ExchangeOwner(InterviewStore interviews, SimulatorOptions options)
{
    public (string? Interview, string? Project) Of(Exchange exchange)
    {
        var body = exchange.RequestBody is { } tape ? Encoding.UTF8.GetString(tape.Kept) : "";
        var token = Header(exchange.RequestHeaders, CallerHeaders.SessionToken);
        var interview = First(InterviewInPath(), exchange.Target)
            ?? First(InterviewInPath(), Header(exchange.ResponseHeaders, HeaderNames.Location))
            ?? First(InterviewInBody(), body)
            ?? interviews.FindByToken(token)?.Id;
        var project = (interview is null ? null : interviews.Find(interview)?.ProjectId)
            ?? First(ProjectInBody(), body)
            ?? First(ProjectInPath(), exchange.Target)
            ?? OfWidgetPage(exchange.Target);
        return (interview, project);
    }

    private static string Header(KeyValuePair<string, StringValues>[] headers, string name) =>
        headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.ToString();

    private static string? First(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } found ? found.Groups[1].Value : null;

    private string? OfWidgetPage(string target) =>
        options
            .WidgetPaths.Where(path => target.StartsWith($"{path}/", StringComparison.Ordinal))
            .Select(path => target[(path.Length + 1)..].Split('?', '/')[0])
            .FirstOrDefault();

    [GeneratedRegex("/interviews/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", RegexOptions.IgnoreCase)]
    private static partial Regex InterviewInPath();

    [GeneratedRegex(@"""interview_id""\s*:\s*""([^""\\]{1,64})""")]
    private static partial Regex InterviewInBody();

    [GeneratedRegex($"^{SimulatorRoutes.WidgetProjects}/([^/?]+)")]
    private static partial Regex ProjectInPath();

    [GeneratedRegex(@"""project_id""\s*:\s*""([^""\\]{1,64})""")]
    private static partial Regex ProjectInBody();
}
