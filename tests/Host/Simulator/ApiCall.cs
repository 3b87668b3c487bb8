using System.Text;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>One call of the API, spelled out so that a table can vary any part of it.</summary>
internal sealed record ApiCall(HttpMethod Method, string Path)
{
    /// <summary>API key, sent the documented way; null sends none.</summary>
    public string? Key { get; init; }

    /// <summary>The whole Authorization header, for ways that are not documented.</summary>
    public string? Authorization { get; init; }

    public string? SessionToken { get; init; }

    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public static ApiCall Message(SimulatedInterview interview, string body = """{"content":"An answer.","type":"respondent"}""") =>
        new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/{interview.Id}/messages")
        {
            SessionToken = interview.SessionToken,
            Body = body,
        };

    public static ApiCall Complete(SimulatedInterview interview) =>
        new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/{interview.Id}/complete");

    public static ApiCall Read(SimulatedInterview interview) => new(HttpMethod.Get, $"{SimulatorRoutes.Interviews}/{interview.Id}");

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(Method, Path);
        if ((Authorization ?? (Key is null ? null : $"Bearer {Key}")) is { } header)
            request.Headers.TryAddWithoutValidation("Authorization", header);
        if (SessionToken is not null)
            request.Headers.Add("X-Session-Token", SessionToken);
        if (Body is not null)
            request.Content = new StringContent(Body, Encoding.UTF8, ContentType);
        return request;
    }
}
