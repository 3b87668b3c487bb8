using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Host.Server;
using KojiWidgetHarness.Tests.Unit.Protocol.Redaction;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Tests.Host.Redaction;

/// <summary>A host and a simulator, at each of whose entrances each planted secret is handed in, in each field.</summary>
internal sealed class PlantedServers(LocalServers servers, string folder) : IAsyncDisposable
{
    public LocalServers Servers => servers;

    public string Folder => folder;

    /// <summary>What the host answered.</summary>
    public List<string> Answers { get; } = [];

    public static async Task<PlantedServers> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("koji-secrets-").FullName;
        var servers = await LocalServers.StartAsync(new() { RecordsTraffic = true, DataFolder = folder }, cancellation);
        var planted = new PlantedServers(servers, folder);
        await planted.SendBatchesAsync(cancellation);
        await planted.SendBeaconsAsync(cancellation);
        await planted.ImportAsync(cancellation);
        await planted.CallSimulatorAsync(cancellation);
        return planted;
    }

    public async ValueTask DisposeAsync()
    {
        await servers.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Each secret in a message, in what repeats it, and as a code, which is refused.
    private async Task SendBatchesAsync(CancellationToken cancellation)
    {
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(servers.Target.Host, ProtocolRoutes.IngestHub), options =>
                options.AccessTokenProvider = () => Task.FromResult<string?>(servers.Target.IngestToken)
            )
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ProtocolJson.Default.Options)
            .Build();
        await hub.StartAsync(cancellation);
        foreach (var secret in PlantedSecrets.All)
        {
            var coded = Event(3, secret.Text);
            coded["code"] = secret.Text;
            var answer = await hub.InvokeAsync<JsonElement>(
                ProtocolRoutes.AppendMethod,
                Element(Batch("hub", Event(1, secret.Text), Replay(2, secret.Text), coded)),
                cancellation
            );
            Answers.Add(answer.GetRawText());
            var named = new JsonObject
            {
                ["run"] = "r",
                ["session"] = secret.Value,
                ["events"] = new JsonArray(),
            };
            Answers.Add((await hub.InvokeAsync<JsonElement>(ProtocolRoutes.AppendMethod, Element(named), cancellation)).GetRawText());
        }
    }

    private async Task SendBeaconsAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = servers.Target.Host };
        foreach (var secret in PlantedSecrets.All)
        {
            using var body = new StringContent(Batch("beacon", Event(1, secret.Text)).ToJsonString(), Encoding.UTF8, "text/plain");
            using var answer = await http.PostAsync(
                $"{ProtocolRoutes.IngestBeacon}?{ProtocolRoutes.TokenParameter}={servers.Target.IngestToken}",
                body,
                cancellation
            );
            Answers.Add(await answer.Content.ReadAsStringAsync(cancellation));
        }
    }

    private async Task ImportAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient
        {
            BaseAddress = servers.Target.Host,
            DefaultRequestHeaders = { Authorization = new("Bearer", servers.Target.ReaderToken) },
        };
        foreach (var secret in PlantedSecrets.All)
        {
            var recorded = Event(1, secret.Text);
            recorded["source"] = "api";
            recorded["trust"] = JsonSerializer.SerializeToNode(Trust.OwnObservation, ProtocolJson.Default.Options);
            using var body = new StringContent(Batch("recorded", recorded).ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(ProtocolRoutes.Events, body, cancellation);
            Answers.Add(await answer.Content.ReadAsStringAsync(cancellation));
        }
    }

    private async Task CallSimulatorAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = servers.Target.Simulator };
        foreach (var secret in PlantedSecrets.All)
        {
            foreach (var type in (string[])["application/json", "application/x-www-form-urlencoded", "text/plain"])
                await CallAsync(http, secret, type, cancellation);
        }

        using var log = new LogClient(servers.Target.Host, servers.Target.ReaderToken);
        await using var feed = await FeedConnection.OpenAsync(servers.Target.Host, servers.Target.ReaderToken, cancellation);
        var sent = 0;
        await foreach (var events in feed.ReadAfterAsync(0, new() { Source = EventSource.Api, Session = "koji-api" }, cancellation))
        {
            sent += events.Count;
            if (sent >= PlantedSecrets.All.Count * 3)
                return;
        }
    }

    private static async Task CallAsync(HttpClient http, PlantedSecret secret, string type, CancellationToken cancellation)
    {
        var coded = Uri.EscapeDataString(secret.Text);
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{SimulatorRoutes.Interviews}/{coded}?{coded}&q={Uri.EscapeDataString(coded)}"
        );
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {coded}");
        request.Headers.TryAddWithoutValidation("Referer", $"https://shop.example/?back={coded}");
        request.Headers.TryAddWithoutValidation("X-Note", secret.Text.Any(letter => letter is < ' ' or > '~') ? coded : secret.Text);
        foreach (var name in (string[])["X-Auth-Token", "Api-Key", "X-Csrf", "X-Api-Key", "Cookie", "Proxy-Authorization"])
            request.Headers.TryAddWithoutValidation(name, Uri.EscapeDataString(secret.Value));
        request.Content = new StringContent(
            type switch
            {
                "application/json" => JsonSerializer.Serialize(
                    new Dictionary<string, string>
                    {
                        ["project_id"] = secret.Text,
                        ["interview_id"] = secret.Text,
                        ["a"] = secret.Text,
                    }
                ),
                "text/plain" => secret.Text,
                _ => $"a={coded}&token={Uri.EscapeDataString(secret.Value)}",
            }
        );
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await http.SendAsync(request, cancellation);
    }

    private static JsonElement Element(JsonObject batch) => JsonSerializer.SerializeToElement<JsonNode>(batch);

    private static JsonObject Event(long sequence, string text)
    {
        var planted = (JsonObject)PlantedRecord.Of(typeof(EmittedEvent), text);
        // A record is an object.
        var valid = JsonSerializer.SerializeToNode(Sample.Event(sequence), ProtocolJson.Default.EmittedEvent)!.AsObject();
        foreach (var name in (string[])["sequence", "source", "code"])
            planted[name] = valid[name]!.DeepClone(); // It has them.
        planted["trust"] = JsonNode.Parse("""{"level":"untrusted","reason":"origin-is-not-allowed"}""");
        planted.Remove("replays");
        return planted;
    }

    private static JsonObject Replay(long sequence, string text)
    {
        var planted = Event(sequence, text);
        planted.Remove("evidence");
        planted["trust"] = JsonNode.Parse("""{"level":"untrusted","reason":"replayed"}""");
        planted["replays"] = JsonNode.Parse("""{"session":"s-1","sequence":1}""");
        return planted;
    }

    private static JsonObject Batch(string name, params JsonObject[] events) =>
        new()
        {
            ["run"] = "r-1",
            ["session"] = $"{name}-{Guid.NewGuid():N}",
            ["events"] = new JsonArray([.. events]),
        };
}
