using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Grading;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Simulator;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Cli.Grading;

/// <summary>Puts a team's client through the exercises, each on a simulator of its own, and watches what it does.</summary>
internal sealed class ClientExam(ClientProgram program, KojiContract contract, StepLog log)
{
    private const int MostCalls = 10_000;

    /// <exception cref="UsageException">The program does not do its work even when nothing disturbs it.</exception>
    public async Task<IReadOnlyList<GradeResult>> RunAsync(IReadOnlyList<Exercise> exercises, CancellationToken cancellation)
    {
        var undisturbed = await log.DoAsync("Running the command undisturbed", () =>
            RunClientAsync(new() { Contract = contract, RateLimit = RateLimit.None }, cancellation)
        );
        ThrowIfUseless(undisturbed);

        var results = new List<GradeResult>();
        foreach (var exercise in exercises)
        {
            var times = exercise.Runs == 1 ? "" : $", {exercise.Runs} times";
            results.Add(await log.DoAsync($"Running it: {exercise.Name}{times}", () => RunAsync(exercise, undisturbed, cancellation)));
        }

        return results;
    }

    private static void ThrowIfUseless(ClientRun undisturbed)
    {
        if (undisturbed.ExitCode is null)
            throw new UsageException(
                "The command did not end, though nothing disturbed it. Give it something that ends, or more time with --timeout."
            );
        if (undisturbed.Calls.Count == 0)
            throw new UsageException(
                $"The command called no API. Have it read {ClientProgram.BaseUrl}, {ClientProgram.ApiKey} and {ClientProgram.ProjectId} from its environment."
            );
        if (undisturbed.ExitCode != 0)
            throw new UsageException(
                $"The command failed with exit code {undisturbed.ExitCode}, though nothing disturbed it. It last wrote: {LastLine(undisturbed.Output)}"
            );
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "nothing";

    private async Task<GradeResult> RunAsync(Exercise exercise, ClientRun undisturbed, CancellationToken cancellation)
    {
        var limit = exercise.Limit(undisturbed);
        var options = new SimulatorOptions
        {
            Contract = contract,
            Faults = exercise.Faults,
            RateLimit = limit is null ? RateLimit.None : new(limit.Requests, limit.Window),
            TrafficCapacity = MostCalls,
        };
        var runs = new List<ClientRun>();
        for (var run = 0; run < exercise.Runs; run++)
            runs.Add(await RunClientAsync(options, cancellation));

        var grade = exercise.Judge(undisturbed, runs);
        if (runs.FirstOrDefault(run => run.ExitCode is null) is { } endless)
        {
            grade = grade.And(
                Grade.Bad(
                    "It did not come to an end.",
                    "Try again a few times, not for ever, and set a timeout for each request.",
                    $"It was stopped after {endless.Calls.Count} calls."
                )
            );
        }

        return new()
        {
            Exercise = exercise.Name,
            Expected = exercise.Expected,
            Findings = grade.Findings,
            NotReached = grade.Findings.Count == 0 ? grade.NotReached : null,
            Verdict =
                grade.Findings.Count > 0 ? Verdict.Fail
                : grade.NotReached is null ? Verdict.Pass
                : Verdict.Inconclusive,
        };
    }

    private async Task<ClientRun> RunClientAsync(SimulatorOptions options, CancellationToken cancellation)
    {
        await using var simulator = SimulatorApp.Build(options);
        await simulator.StartAsync(cancellation);
        var address = new Uri(simulator.Urls.First());
        var key = contract == KojiContract.KojiSo ? SimulatorKeys.PublicFull : SimulatorKeys.Full;
        var (exitCode, output) = await program.RunAsync(
            new Dictionary<string, string>
            {
                [ClientProgram.BaseUrl] = address.Origin(),
                [ClientProgram.ApiKey] = key,
                [ClientProgram.ProjectId] = SimulatorProjects.Active,
            },
            cancellation
        );
        return new()
        {
            Calls = await ReadCallsAsync(address, options.ControlToken, cancellation),
            ExitCode = exitCode,
            Output = output,
            ApiKey = key,
        };
    }

    private static async Task<IReadOnlyList<ClientCall>> ReadCallsAsync(Uri simulator, string token, CancellationToken cancellation)
    {
        using var client = new SimulatorClient(simulator, token);
        var calls = new List<ClientCall>();
        long after = 0;
        while (await client.ReadTrafficAsync(after, TimeSpan.Zero, cancellation) is { Records: [.., var last] } page)
        {
            calls.AddRange(page.Records.Select(record => new ClientCall(record)));
            after = last.Position;
        }

        return [.. calls.OrderBy(call => call.SentAt)];
    }
}
