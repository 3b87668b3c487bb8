using System.Text.Json;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>Finds out what a request is about, before routing has looked at it.</summary>
internal sealed class FaultCallReader(InterviewStore interviews, ApiKeyCatalog keys)
{
    private const int LargestBody = 64 * 1024;

    /// <param name="request">The request; its body can still be read afterwards.</param>
    /// <param name="withBody">Whether the body is looked at too: a start names its project there.</param>
    /// <param name="cancellation">Ends when the caller leaves.</param>
    /// <exception cref="IOException">The body ends too early, or is not one.</exception>
    public async Task<FaultCall> ReadAsync(HttpRequest request, bool withBody, CancellationToken cancellation)
    {
        var path = request.Path.Value ?? "/";
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var key = ApiKeyHandler.KeyOf(request);
        var interview = segments.Select(interviews.Find).FirstOrDefault(found => found is not null)
            ?? interviews.FindByToken(request.Headers[CallerHeaders.SessionToken].ToString());
        string?[] projects =
        [
            .. segments,
            interview?.ProjectId,
            key is null ? null : keys.Find(key)?.OnlyProject,
            withBody ? await ProjectInBodyAsync(request, cancellation) : null,
        ];
        return new()
        {
            Method = request.Method,
            Path = path,
            Headers = request.Headers,
            Key = key,
            Interview = interview,
            Projects = [.. projects.OfType<string>()],
        };
    }

    private static async Task<string?> ProjectInBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method))
            return null;

        request.EnableBuffering(LargestBody);
        try
        {
            return (
                await JsonSerializer.DeserializeAsync(request.Body, SimulatorJson.Default.StartInterviewRequest, cancellation)
            )?.ProjectId;
        }
        catch (JsonException)
        {
            // Whether that is a mistake is for the endpoint to say, which reads it again.
            return null;
        }
        finally
        {
            request.Body.Position = 0;
        }
    }
}

/// <summary>What of a request decides whether a fault matches it.</summary>
internal sealed record FaultCall
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The API key that it carries; null when it carries none.</summary>
    public string? Key { get; init; }

    /// <summary>Ids of the projects that it can be about; empty for files.</summary>
    public IReadOnlyCollection<string> Projects { get; init; } = [];

    /// <summary>The interview that it is about; null when it is about none that is known.</summary>
    public Interview? Interview { get; init; }

    /// <summary>
    /// Gets a value indicating whether a browser asks with it for leave to send another (Fetch standard, CORS-preflight request).
    /// </summary>
    public bool IsPreflight => HttpMethods.IsOptions(Method) && Headers.ContainsKey("Access-Control-Request-Method");
}

/// <summary>Whether a rule fits a request; how often it may and how likely is another matter.</summary>
internal static class FaultMatching
{
    public static bool Fits(FaultMatch? match, FaultCall call)
    {
        // The page would see a refusal that no script can read where it was to see the fault.
        if (call.IsPreflight && !HttpMethods.IsOptions(match?.Method ?? ""))
            return false;
        if (match is null)
            return true;

        return (match.Method is null || HttpMethods.Equals(match.Method, call.Method))
            && (match.Path is null || FitsPath(match.Path, call.Path))
            && (match.Project is null || call.Projects.Contains(match.Project, StringComparer.Ordinal))
            && (match.Key is null || match.Key == call.Key)
            && (match.Header is null || FitsHeader(match.Header, call.Headers));
    }

    // Only the asterisk is special: each piece between two of them is looked for after the one before.
    private static bool FitsPath(string pattern, string path)
    {
        var pieces = pattern.Split('*');
        var (first, last) = (pieces[0], pieces[^1]);
        if (pieces.Length == 1)
            return string.Equals(pattern, path, StringComparison.OrdinalIgnoreCase);
        if (
            path.Length < first.Length + last.Length
            || !path.StartsWith(first, StringComparison.OrdinalIgnoreCase)
            || !path.EndsWith(last, StringComparison.OrdinalIgnoreCase)
        )
            return false;

        var (from, end) = (first.Length, path.Length - last.Length);
        foreach (var piece in pieces[1..^1])
        {
            var found = path.IndexOf(piece, from, end - from, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            from = found + piece.Length;
        }

        return true;
    }

    private static bool FitsHeader(FaultHeader header, IHeaderDictionary headers) =>
        headers.TryGetValue(header.Name, out var values) && (header.Value is null || values.Contains(header.Value));
}
