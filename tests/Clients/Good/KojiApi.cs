using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace KojiWidgetHarness.Tests.Clients.Good;

/// <summary>Holds one interview over the API.</summary>
internal sealed class KojiApi(HttpClient http)
{
    private static readonly string[] Answers = ["By a colleague.", "The price."];

    /// <summary>Starts, answers and completes; begins anew, once, when the session is over.</summary>
    public async Task<bool> InterviewAsync(string key, string project)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            if (await StartAsync(key, project) is not { } session)
                return false;
            if (await AnswerAllAsync(session) is { } answered)
                return answered && await CompleteAsync(key, session.Interview);
        }

        return false;
    }

    private async Task<(string Interview, string Token)?> StartAsync(string key, string project)
    {
        using var request = Post("/api/v1/interviews/start", new() { ["project_id"] = project });
        request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            return null;

        var started = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (started.GetProperty("interview_id").GetString() ?? "", started.GetProperty("session_token").GetString() ?? "");
    }

    // Null when the session is over.
    private async Task<bool?> AnswerAllAsync((string Interview, string Token) session)
    {
        foreach (var answer in Answers)
        {
            using var request = Post($"/api/v1/interviews/{session.Interview}/messages", new() { ["content"] = answer });
            request.Headers.Add("X-Session-Token", session.Token);
            using var response = await http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                return null;
            if (!response.IsSuccessStatusCode)
                return false;
        }

        return true;
    }

    private async Task<bool> CompleteAsync(string key, string interview)
    {
        using var request = Post($"/api/v1/interviews/{interview}/complete", []);
        request.Headers.Authorization = new("Bearer", key);
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.Conflict;
    }

    private static HttpRequestMessage Post(string path, Dictionary<string, string> body) =>
        new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
}
