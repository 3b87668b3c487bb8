using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

// A client that gets everything wrong that one can: it repeats whatever fails, always after the same short while, looks at no header,
// takes a 409 for a failure, goes on with a session that is over, and says nothing that would help anybody.
using var http = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("KOJI_BASE_URL")!) };
var key = Environment.GetEnvironmentVariable("KOJI_API_KEY");
var project = Environment.GetEnvironmentVariable("KOJI_PROJECT_ID");

var started = await SendAsync("/api/v1/interviews/start", $$"""{"project_id":"{{project}}"}""", token: null);
if (started is null)
    return 1;
var interview = started.RootElement.GetProperty("interview_id").GetString();
var token = started.RootElement.GetProperty("session_token").GetString();
foreach (var answer in new[] { "By a colleague.", "The price." })
{
    if (await SendAsync($"/api/v1/interviews/{interview}/messages", $$"""{"content":"{{answer}}"}""", token) is null)
        return 1;
}

return await SendAsync($"/api/v1/interviews/{interview}/complete", "{}", token: null) is null ? 1 : 0;

async Task<JsonDocument?> SendAsync(string path, string body, string? token)
{
    for (var attempt = 0; attempt < 4; attempt++)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (token is null)
            request.Headers.Authorization = new("Bearer", key);
        else
            request.Headers.Add("X-Session-Token", token);
        using var response = await http.SendAsync(request);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadFromJsonAsync<JsonDocument>();
        // Long enough after an outage for a busy machine not to hide that it is the same while each time.
        await Task.Delay(TimeSpan.FromSeconds(response.StatusCode == HttpStatusCode.ServiceUnavailable ? 3 : 0.3));
    }

    Console.Error.WriteLine("Something went wrong.");
    return null;
}
