using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Scenarios.Http;

/// <summary>Steers the simulator and reads its records.</summary>
public sealed class SimulatorClient : IDisposable
{
    private readonly HttpClient http;

    /// <summary>A client of the target's simulator.</summary>
    public SimulatorClient(HarnessTarget target)
        : this(target.Simulator, target.SimulatorToken) { }

    /// <summary>A client of the simulator at this address.</summary>
    public SimulatorClient(WebAddress address, string token)
    {
        ArgumentNullException.ThrowIfNull(address);
        http = HarnessHttp.NewClient(address.Uri);
        if (address.Credentials is { } credentials)
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", credentials.Authorization);
        http.DefaultRequestHeaders.Add(SimulatorRoutes.ControlTokenHeader, token);
    }

    /// <summary>Moves the simulator's clock forward.</summary>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(
            SimulatorRoutes.Clock,
            new ClockAdvance { AdvanceSeconds = by.TotalSeconds },
            ProtocolJson.Default.ClockAdvance,
            cancellation
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Completes an interview by Koji's documented API, with a key that may.</summary>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task CompleteAsync(string interviewId, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{SimulatorRoutes.Interviews}/{Uri.EscapeDataString(interviewId)}/complete"
        );
        request.Headers.Authorization = new("Bearer", SimulatorKeys.Full);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Takes an interview's session token back.</summary>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task RevokeAsync(string interviewId, CancellationToken cancellation)
    {
        using var response = await http.PostAsync(
            $"{SimulatorRoutes.InterviewRecords}/{Uri.EscapeDataString(interviewId)}{SimulatorRoutes.RevokeSuffix}",
            null,
            cancellation
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Gets what the simulator knows of an interview; null when it knows none of that id.</summary>
    public async Task<InterviewRecord?> FindInterviewAsync(string interviewId, CancellationToken cancellation)
    {
        using var response = await http.GetAsync($"{SimulatorRoutes.InterviewRecords}/{Uri.EscapeDataString(interviewId)}", cancellation);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync(ProtocolJson.Default.InterviewRecord, cancellation)
            : null;
    }

    /// <summary>What the traffic log holds after a position, oldest first.</summary>
    /// <param name="after">The position already seen; 0 for none.</param>
    /// <param name="wait">How long the simulator waits for a first record; at most 30 seconds.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="HttpRequestException">The simulator refused, or is gone.</exception>
    public async Task<TrafficPage> ReadTrafficAsync(long after, TimeSpan wait, CancellationToken cancellation)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"?{SimulatorRoutes.TrafficAfterParameter}={after}&{SimulatorRoutes.TrafficWaitParameter}={wait.TotalSeconds:0.###}"
        );
        var page = await http.GetFromJsonAsync(SimulatorRoutes.Traffic + query, ProtocolJson.Default.TrafficPage, cancellation)
            ?? throw new JsonException("The simulator answered no traffic.");
        return page with { Records = Whole(page.Records) };
    }

    /// <summary>Empties the traffic log; positions go on.</summary>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task ClearTrafficAsync(CancellationToken cancellation)
    {
        using var response = await http.DeleteAsync(SimulatorRoutes.Traffic, cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a recorded request again, as it was, and gives what came of it.</summary>
    /// <exception cref="HttpRequestException">The log no longer has it, or not all of its body.</exception>
    public async Task<TrafficRecord> ReplayAsync(long position, CancellationToken cancellation)
    {
        using var response = await http.PostAsync(
            string.Create(CultureInfo.InvariantCulture, $"{SimulatorRoutes.Traffic}/{position}{SimulatorRoutes.ReplaySuffix}"),
            null,
            cancellation
        );
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ProtocolJson.Default.TrafficRecord, cancellation)
            ?? throw new HttpRequestException("The simulator answered no record.");
    }

    /// <summary>Sets faults, all of them or none, and says where they stand.</summary>
    /// <exception cref="FaultRefusedException">One of them cannot be used.</exception>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task<IReadOnlyList<FaultRuleState>> SetFaultsAsync(IReadOnlyList<FaultRule> rules, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(
            SimulatorRoutes.Faults,
            rules,
            ProtocolJson.Default.IReadOnlyListFaultRule,
            cancellation
        );
        if (response.StatusCode == HttpStatusCode.BadRequest)
        {
            var refusal = await response.Content.ReadFromJsonAsync(ProtocolJson.Default.JsonElement, cancellation);
            throw refusal.ValueKind == JsonValueKind.Object
            && refusal.TryGetProperty("message", out var message)
            && message.ValueKind == JsonValueKind.String
                ? new FaultRefusedException(message.GetString() ?? "")
                : new JsonException("The simulator refused and did not say why.");
        }

        response.EnsureSuccessStatusCode();
        var set = await response.Content.ReadFromJsonAsync(ProtocolJson.Default.IReadOnlyListFaultRuleState, cancellation);
        return set?.Count == rules.Count ? Whole(set) : throw new JsonException("The simulator reports other faults than were set.");
    }

    /// <summary>The faults that are set, in their order.</summary>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task<IReadOnlyList<FaultRuleState>> FaultsAsync(CancellationToken cancellation) =>
        Whole(await http.GetFromJsonAsync(SimulatorRoutes.Faults, ProtocolJson.Default.IReadOnlyListFaultRuleState, cancellation));

    /// <summary>Takes one fault back, or all of them where <paramref name="id"/> is null; false when there is none of this id.</summary>
    /// <exception cref="HttpRequestException">The simulator refused.</exception>
    public async Task<bool> ResetFaultsAsync(string? id, CancellationToken cancellation)
    {
        using var response = await http.DeleteAsync(
            id is null ? SimulatorRoutes.Faults : $"{SimulatorRoutes.Faults}/{Uri.EscapeDataString(id)}",
            cancellation
        );
        if (id is not null && response.StatusCode == HttpStatusCode.NotFound)
            return false;
        response.EnsureSuccessStatusCode();
        return true;
    }

    // What answers may be something else, whose lists hold anything.
    private static IReadOnlyList<T> Whole<T>(IReadOnlyList<T>? items)
        where T : class =>
        items is not null && items.All(item => item is not null)
            ? items
            : throw new JsonException("The simulator answered null where something belongs.");

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}

/// <summary>A simulator cannot use a fault. The message is its own and says why.</summary>
public sealed class FaultRefusedException(string message) : HttpRequestException(message, inner: null, HttpStatusCode.BadRequest);
