using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>sim traffic</c>: requests to a running simulator and their answers.</summary>
internal static class SimTrafficCommand
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var simulator = new SimulatorArguments();
        var follow = new Option<bool>("--follow", "-f") { Description = "Goes on with what comes, until Ctrl-C." };
        var format = Forms
            .Choice(TrafficFormat.Human, TrafficFormat.Json, TrafficFormat.Curl)
            .Option(
                "--format",
                "How they are written; json: one a line, in full; curl: the commands that make the requests.",
                TrafficFormat.Human
            );
        var command = new Command("traffic", "Shows requests to a simulator and its answers. Their secrets are marked.") { follow, format };
        simulator.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                try
                {
                    await simulator.AskAsync(parsed, client =>
                        ShowAsync(client, parsed.GetValue(format)!, parsed.GetValue(follow), cancellation)
                    );
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    // Ctrl-C is how one stops following.
                }

                return ExitCodes.AsExpected;
            }
        );
        return command;
    }

    private static async Task<long> ShowAsync(SimulatorClient client, string format, bool follow, CancellationToken cancellation)
    {
        for (long after = 0, seen = -1; ; )
        {
            // Does not wait before everything that is there has been shown.
            var page = await client.ReadTrafficAsync(after, follow && seen == after ? LongPoll : TimeSpan.Zero, cancellation);
            if (page.Dropped)
                await Console.Error.WriteLineAsync("▲ older requests are no longer kept");
            foreach (var record in page.Records)
                TrafficFormat.Write(record, format);
            seen = after;
            after = page.Records is [.., var last] ? last.Position : after;
            if (!follow && seen == after)
                return after;
        }
    }
}
