using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>wait --for CODE</c>: ends when an event comes, for scripts.</summary>
internal static class WaitCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create()
    {
        var host = new HostArguments();
        var code = EventForms.Code.Optional("--for", "Code of the event; only one that counts.");
        code.Required = true;
        var filter = FilterOption.Create();
        var since = FilterOption.Since("By default only what comes from now on.");
        var timeout = Forms.Time.Option("--timeout", "How long to wait.", "10s");
        var absent = new Option<bool>("--absent") { Description = "The event may not come: it is a failure when it does." };
        var untrusted = new Option<bool>("--untrusted") { Description = "Counts events of any trust." };

        var format = EventOutput.FormatOption(usual: OutputFormat.Json);

        var command = new Command("wait", "Waits for an event, for scripts. Exit code 0 when it came in time, else 1.")
        {
            code,
            filter,
            since,
            timeout,
            absent,
            untrusted,
            format,
        };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var pairs = (parsed.GetValue(filter) ?? []).Append(new("code", parsed.GetRequiredValue(code)!)); // It is required.
                var counting = parsed.GetValue(untrusted) ? pairs : pairs.Append(new("trust", "trusted"));
                var (after, wanted) = FilterOption.Since(parsed.GetValue(since), FilterOption.Of(counting));
                return await WaitAsync(
                    await host.ReadAsync(parsed, cancellation),
                    after,
                    wanted,
                    parsed.GetValue(timeout),
                    parsed.GetValue(absent),
                    new(parsed.GetRequiredValue(format), EventOutput.Interactive),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> WaitAsync(
        HostAccess host,
        long? after,
        EventFilter filter,
        TimeSpan timeout,
        bool absent,
        EventOutput output,
        CancellationToken cancellation
    )
    {
        var (found, untrusted) = await host.AskAsync(log => FirstAsync(log, host, after, filter, timeout, cancellation));
        if (found is not null)
        {
            output.Begin();
            output.Write(found);
        }
        else
        {
            await Console.Error.WriteLineAsync($"No {filter.Codes[0]} came within {TimeText.Write(timeout)}.{untrusted}");
        }

        return found is null == absent ? ExitCodes.AsExpected : ExitCodes.Failed;
    }

    // The time begins once the host listens to us: before that, an event that does not come proves nothing.
    private static async Task<(EventEnvelope? Found, string? Untrusted)> FirstAsync(
        LogClient log,
        HostAccess host,
        long? after,
        EventFilter filter,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        await using var feed = await OpenAsync(host, cancellation);
        var position = after ?? await log.LastPositionAsync(cancellation);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            await foreach (var events in feed.ReadAfterAsync(position, filter, deadline.Token))
                return (events[0], null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, filter.Trust is null ? null : await FindUntrustedAsync(log, position, filter, cancellation));
        }

        throw new InvalidOperationException("A feed has no end but by being cancelled.");
    }

    private static async Task<string?> FindUntrustedAsync(LogClient log, long after, EventFilter filter, CancellationToken cancellation)
    {
        var page = await log.PageAsync(filter with { Trust = TrustLevel.Untrusted }, null, 1, cancellation);
        return page.Events is [{ Envelope: var newest }] && newest.Position > after
            ? $" One came that does not count ({newest.Trust.Reason.ToWords()}, position {newest.Position}); --untrusted lets it count."
            : null;
    }

    private static async Task<FeedConnection> OpenAsync(HostAccess host, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await FeedConnection.OpenAsync(host.Address, host.Token, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new EnvironmentException(
                $"{host.Address} does not answer: nothing came of connecting in {TimeText.Write(Patience)}. Look at what runs there."
            );
        }
    }
}
