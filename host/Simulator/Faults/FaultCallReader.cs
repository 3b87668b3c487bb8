using System.Text.Json;
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
