using System.CommandLine;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary>What a fault does, as the command line has it.</summary>
internal sealed class FaultEffectOptions
{
    private readonly Option<string?> code = new("--code") { Description = "Answer this documented error." };
    private readonly Option<int?> status = NumberOption.Whole("--status", "Answer this status, 400 to 599.");
    private readonly Option<string?> latency = new("--latency") { Description = $"Wait first, {DurationText.Forms}." };
    private readonly Option<string?> jitter = new("--jitter") { Description = "Wait up to so much more." };
    private readonly Option<int?> throttle = NumberOption.Whole("--throttle", "Send the body no faster than so many bytes a second.");
    private readonly Option<bool> hang = new("--hang") { Description = "Never answer." };
    private readonly Option<bool> reset = new("--reset") { Description = "Reset the connection." };
    private readonly Option<int?> truncate = NumberOption.Whole("--truncate", "Close the connection after so many bytes of a longer body.");
    private readonly Option<string?> contentType = new("--content-type") { Description = "Say that the body is of this type." };
    private readonly Option<bool> dropCors = new("--drop-cors") { Description = "Leave the Access-Control-* headers out." };
    private readonly Option<bool> expireSession = new("--expire-session") { Description = "End the session of the interview that it is about." };
    private readonly Option<bool> revokeKey = new("--revoke-key") { Description = "Make its API key invalid until the fault is reset." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            code, status, latency, jitter, throttle, hang, reset, truncate, contentType, dropCors, expireSession, revokeKey,
        })
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">A time is none.</exception>
    public FaultEffect Read(ParseResult parsed) => new()
    {
        Code = parsed.GetValue(code),
        Status = parsed.GetValue(status),
        LatencyMs = Milliseconds(parsed, latency),
        JitterMs = Milliseconds(parsed, jitter),
        BytesPerSecond = parsed.GetValue(throttle),
        Hang = parsed.GetValue(hang),
        Reset = parsed.GetValue(reset),
        TruncateAfterBytes = parsed.GetValue(truncate),
        ContentType = parsed.GetValue(contentType),
        DropCors = parsed.GetValue(dropCors),
        ExpireSession = parsed.GetValue(expireSession),
        RevokeKey = parsed.GetValue(revokeKey),
    };

    private static int? Milliseconds(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text ? (int)DurationText.Parse(option.Name, text).TotalMilliseconds : null;
}
