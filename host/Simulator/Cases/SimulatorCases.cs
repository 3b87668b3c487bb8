using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Simulator.Callers;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>Every documented error by each of its documented causes.</summary>
public static class SimulatorCases
{
    /// <summary>Those of one generation of the API, in the order in which Koji documents the errors.</summary>
    public static IReadOnlyList<SimulatorCase> Of(KojiContract contract)
    {
        var calls = new CaseCalls(contract);
        return [.. AuthenticationCases.Of(calls), .. RequestCases.Of(calls), .. StateCases.Of(calls), .. WidgetCases.All];
    }

    /// <summary>Lists the cases of a contract, with what to type and paste for a simulator at this address.</summary>
    public static IReadOnlyList<CaseListing> List(KojiContract contract, Uri simulator) =>
        [.. Of(contract).Select(item => Describe(item, simulator))];

    private static CaseListing Describe(SimulatorCase item, Uri simulator)
    {
        var error = KojiErrorCatalog.Find(item.Code) ?? throw new InvalidOperationException($"Koji documents no error {item.Code}.");
        return new()
        {
            Name = item.Name,
            Code = item.Code,
            HttpStatus = error.HttpStatus,
            Message = item.Message ?? error.Message,
            Cause = error.Causes[item.Cause],
            What = item.What,
            Curl = item.Request is { } request ? CaseText.Curl(request, simulator) : null,
            Iframe = item.Embed is { } embed ? CaseText.Iframe(embed, simulator) : null,
            Then = item.Embed?.Then,
        };
    }
}

/// <summary>A documented error by one of its causes: the one request, or the one iframe, that gets it from any simulator.</summary>
public sealed record SimulatorCase
{
    /// <summary>The name of the case, lower-case words joined by hyphens; no other case has it.</summary>
    public required string Name { get; init; }

    /// <summary>The code that comes.</summary>
    public required EventCode Code { get; init; }

    /// <summary>
    /// Gets which of the code's documented causes it is: an index into <see cref="Protocol.Events.Errors.KojiError.Causes"/>.
    /// </summary>
    public required int Cause { get; init; }

    /// <summary>Gets what is done, in one line.</summary>
    public required string What { get; init; }

    /// <summary>The message that comes, where it is not the one that the catalogue has for the code.</summary>
    public string? Message { get; init; }

    /// <summary>Headers that the answer has beside those of every answer.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The request; null for an error that the widget posts.</summary>
    public CaseRequest? Request { get; init; }

    /// <summary>The iframe; null for an error that the API answers.</summary>
    public CaseEmbed? Embed { get; init; }
}

/// <summary>A request of the API, spelled out.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path, from the root.</param>
public sealed record CaseRequest(string Method, string Path)
{
    /// <summary>The whole Authorization header; null for none.</summary>
    public string? Authorization { get; init; }

    /// <summary>Gets what X-Session-Token carries; null for none.</summary>
    public string? SessionToken { get; init; }

    /// <summary>The body, sent as JSON even where it is not one; null for none.</summary>
    public string? Body { get; init; }
}

/// <summary>An iframe that shows the widget.</summary>
/// <param name="Src">Where its page is: a path of the simulator, or a whole address.</param>
public sealed record CaseEmbed(string Src)
{
    /// <summary>Its <c>allow</c> attribute; null for none.</summary>
    public string? Allow { get; init; } = "microphone";

    /// <summary>Gets what somebody has to do then; null when nothing.</summary>
    public string? Then { get; init; }
}

/// <summary>A case as what somebody types or pastes.</summary>
internal static class CaseText
{
    // A command with more than that in it is not one that a person reads.
    private const int LongestBody = 1000;

    /// <summary>The request as a command for a POSIX shell.</summary>
    public static string Curl(CaseRequest request, Uri simulator)
    {
        var parts = new List<string> { $"curl -i {new Uri(simulator, request.Path).AbsoluteUri.ShellQuoted()}" };
        if (request.Method != "GET")
            parts.Add($"-X {request.Method}");
        if (request.Authorization is { } authorization)
            parts.Add($"-H {$"Authorization: {authorization}".ShellQuoted()}");
        if (request.SessionToken is { } token)
            parts.Add($"-H {$"{CallerHeaders.SessionToken}: {token}".ShellQuoted()}");
        if (request.Body is null)
            return string.Join(' ', parts);

        parts.Add("-H 'Content-Type: application/json'");
        if (request.Body.Length <= LongestBody)
            return string.Join(' ', [.. parts, $"-d {request.Body.ShellQuoted()}"]);
        return $"head -c {request.Body.Length} /dev/zero | tr '\\0' ' ' | {string.Join(' ', [.. parts, "--data-binary @-"])}";
    }

    /// <summary>The iframe as markup.</summary>
    public static string Iframe(CaseEmbed embed, Uri simulator)
    {
        var src = new Uri(simulator, embed.Src).AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal);
        var allow = embed.Allow is null ? "" : $" allow=\"{embed.Allow}\"";
        return $"<iframe src=\"{src}\" width=\"400\" height=\"600\" frameborder=\"0\"{allow}></iframe>";
    }
}
