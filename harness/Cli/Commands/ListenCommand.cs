using System.CommandLine;
using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>listen</c>: the events of a running host, live.</summary>
internal static class ListenCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var filter = FilterOption.Create();
        var since = FilterOption.Since("By default what comes from now on.");
        var format = EventOutput.FormatOption();
        var output = EventOutput.DetailOption();

        var command = new Command("listen", "Shows the events of a running host as they come. Ctrl-C ends it.")
        {
            filter,
            since,
            format,
            output,
        };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (after, wanted) = FilterOption.Since(parsed.GetValue(since), FilterOption.Of(parsed.GetValue(filter) ?? []));
                return await ListenAsync(
                    await host.ReadAsync(parsed, cancellation),
                    after,
                    wanted,
                    new(parsed.GetRequiredValue(format), parsed.GetRequiredValue(output)),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> ListenAsync(
        HostAccess host,
        long? after,
        EventFilter filter,
        EventOutput output,
        CancellationToken cancellation
    )
    {
        try
        {
            await host.AskAsync(log => FollowAsync(log, host, after, filter, output, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C is how one stops listening.
        }

        return ExitCodes.AsExpected;
    }

    private static async Task FollowAsync(
        LogClient log,
        HostAccess host,
        long? after,
        EventFilter filter,
        EventOutput output,
        CancellationToken cancellation
    )
    {
        var format = output.Format;
        await using var feed = await StepLog.OnStandardError.DoAsync($"Connecting to {StepLog.Name(host.Address.Uri)}", () =>
            FeedConnection.OpenAsync(host.Address, host.Token, back => WriteStatus(format, back ? "ready" : "reconnecting"), cancellation)
        );
        // Only now: the host has shown that it takes the token, and where its log ends.
        var position = after ?? await log.LastPositionAsync(cancellation);
        output.Begin();
        WriteStatus(format, "ready", ("position", position));

        var sequences = new SessionSequences();
        await foreach (var events in feed.ReadAfterAsync(position, filter, cancellation))
        {
            foreach (var item in events)
            {
                // With only some events of a session, gaps cannot be known.
                if (filter.IsWholeSessions && sequences.Gap(item) is { } gap)
                    WriteStatus(format, "gap", ("session", item.Session), ("first", gap.First), ("last", gap.Last));
                output.Write(item);
            }
        }
    }

    // A script that reads JSON needs it among the events, whose lines have no type; elsewhere it goes to standard error.
    private static void WriteStatus(string format, string type, params (string Name, object Value)[] details)
    {
        if (format == OutputFormat.Json)
            Console.Out.WriteLine(
                PrintedText.Json(
                    JsonSerializer.Serialize(details.Prepend(("type", type)).ToDictionary(detail => detail.Item1, detail => detail.Item2))
                )
            );
        else
            Console.Error.WriteLine(
                $"{(type == "ready" ? "✓" : "▲")} {type}{string.Concat(details.Select(detail => $" {detail.Name} {detail.Value}"))}"
            );
    }
}
