using System.Net;
using System.Net.Http.Json;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Simulator;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>A simulator on a port of its own whose clock stands still until it is moved.</summary>
internal sealed class RunningSimulator : IAsyncDisposable
{
    public static readonly TimeSpan SessionTimeout = TimeSpan.FromMinutes(10);

    private readonly WebApplication app;
    private readonly SimulatorOptions options;

    private RunningSimulator(WebApplication app, SimulatorOptions options)
    {
        (this.app, this.options) = (app, options);
        // Nobody but this test knows its certificate.
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    shown?.GetCertHashString() == options.Certificate?.GetCertHashString(),
            },
        };
        Http = new(handler)
        {
            BaseAddress = new(app.Urls.Single()),
            DefaultRequestVersion = options.Certificate is null ? HttpVersion.Version11 : HttpVersion.Version20,
        };
    }

    public HttpClient Http { get; }

    /// <summary>Where it is; there is no host beside it.</summary>
    public HarnessTarget Target =>
        new()
        {
            Host = Http.BaseAddress!,
            ReaderToken = "",
            IngestToken = "",
            Simulator = Http.BaseAddress!,
            SimulatorToken = options.ControlToken,
        };

    public static async Task<RunningSimulator> StartAsync(
        Action<WebApplication>? extend = null,
        int capacity = 1000,
        Func<SimulatorOptions, SimulatorOptions>? change = null
    )
    {
        var options = new SimulatorOptions
        {
            SessionTimeout = SessionTimeout,
            InterviewCapacity = capacity,
            TimeProvider = new SimulatorTime(),
        };
        options = change?.Invoke(options) ?? options;
        var app = SimulatorApp.Build(options);
        extend?.Invoke(app);
        await app.StartAsync();
        return new(app, options);
    }

    public async Task<SimulatedInterview> StartInterviewAsync(string key = SimulatorKeys.Full)
    {
        var call = new ApiCall(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start")
        {
            Key = key,
            Body = $$"""{"project_id":"{{SimulatorProjects.Active}}"}""",
        };
        var started = await SendAsync(call);
        Assert.AreEqual(201, started.Status, started.Text);
        return new(started.Json.GetProperty("interview_id").GetString() ?? "", started.Json.GetProperty("session_token").GetString() ?? "");
    }

    public async Task<ApiReply> SendAsync(ApiCall call)
    {
        using var response = await Http.SendAsync(call.ToRequest());
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        using var request = Control(HttpMethod.Post, SimulatorRoutes.Clock);
        request.Content = JsonContent.Create(new { advanceSeconds = by.TotalSeconds });
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public async Task<InterviewRecord> ReadRecordAsync(SimulatedInterview interview)
    {
        using var response = await Http.SendAsync(Control(HttpMethod.Get, $"{SimulatorRoutes.InterviewRecords}/{interview.Id}"));
        return await response.Content.ReadFromJsonAsync<InterviewRecord>() ?? throw new InvalidOperationException("There is no record.");
    }

    public HttpRequestMessage Control(HttpMethod method, string path) =>
        new(method, path) { Headers = { { SimulatorRoutes.ControlTokenHeader, options.ControlToken } } };

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
