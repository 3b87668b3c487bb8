using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Replays;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>events resend ID</c>: lets an open host page hear a recorded message once more.</summary>
internal static class ResendCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var id = EventForms.Id.Argument("Position or id of the event.");
        var to = Forms.TextFor("SESSION").Optional("--to", "Session of the host page; by default the only one that is open.");
        var command = new Command("resend", "Sends a recorded message to an open page again. The log marks it as replayed.") { id, to };
        host.AddTo(command);
        command.SetAction((parsed, cancellation) => SendAsync(host.Read(parsed), parsed.GetValue(id)!, parsed.GetValue(to), cancellation));
        return command;
    }

    private static async Task<int> SendAsync(HostAccess host, string id, string? session, CancellationToken cancellation)
    {
        using var log = new LogClient(host.Address, host.Token);
        ReplayReceipt receipt;
        try
        {
            receipt = await log.ReplayAsync(id, session, cancellation);
        }
        catch (Exception failure) when (host.Explain(failure) is { } why)
        {
            throw new HostException(why);
        }

        await Console.Error.WriteLineAsync(receipt.Outcome == ReplayOutcome.Dispatched ? $"✓ {receipt.Detail}" : receipt.Detail);
        return receipt.Outcome switch
        {
            ReplayOutcome.Dispatched => ExitCodes.AsExpected,
            ReplayOutcome.UnknownEvent => ExitCodes.Failed,
            ReplayOutcome.NoMessage or ReplayOutcome.Unreadable or ReplayOutcome.SeveralPages => ExitCodes.Usage,
            // A wrong name is a mistake of the command line; that no page is open is not.
            ReplayOutcome.NoPage when session is not null => ExitCodes.Usage,
            _ => ExitCodes.Environment,
        };
    }
}
