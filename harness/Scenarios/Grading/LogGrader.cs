using System.Text.Json;
using KojiWidgetHarness.Protocol.Errors;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>Whether a client logs what somebody needs who has to find out, and nothing that is secret (seed: Error Handling Best Practices).</summary>
internal static class LogGrader
{
    public static Grade Judge(ClientRun run)
    {
        if (run.Of(CallKind.Start).FirstOrDefault(call => call.Status >= 400) is not { } refused || KojiErrorCatalog.Find(CodeOf(refused)) is not { } error)
            return Grade.Unreached("The client was refused nothing.");

        var missing = new List<string>();
        if (!run.Output.Contains($"{error.HttpStatus}", StringComparison.Ordinal))
            missing.Add($"the status, {error.HttpStatus}");
        if (!run.Output.Contains(error.Code.Value, StringComparison.Ordinal) && !run.Output.Contains(error.Message, StringComparison.Ordinal))
            missing.Add($"the body, {{\"error\":\"{error.Code}\",…}}");

        var grade = missing.Count == 0
            ? Grade.Good
            : Grade.Bad(
                "It does not log what came.", "Log the status and the body of every error: its code and message say what is wrong.",
                $"{refused}. Not in its output: {string.Join(" and ", missing)}.");
        return !run.Output.Contains(run.ApiKey, StringComparison.Ordinal)
            ? grade
            : grade.And(Grade.Bad("It logs the API key.", "Leave the Authorization header out of the log.", "The key of KOJI_API_KEY is in its output."));
    }

    private static Protocol.Events.EventCode CodeOf(ClientCall call)
    {
        try
        {
            using var body = JsonDocument.Parse(call.Record.ResponseBody?.Text ?? "{}");
            return new(body.RootElement.TryGetProperty("error", out var code) ? code.GetString() ?? "" : "");
        }
        catch (JsonException)
        {
            return new("");
        }
    }
}
