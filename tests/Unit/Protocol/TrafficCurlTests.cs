using System.Diagnostics;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class TrafficCurlTests
{
    [TestMethod]
    public void Command_OfAStart_IsTheRequestWithVariablesForSecrets()
    {
        var exchange = Exchange() with
        {
            RequestHeaders =
            [
                Header("Host", "127.0.0.1:5101"),
                Header("Content-Length", "27"),
                Header("Authorization", "Bearer [redacted:1f93c4]"),
                Header("X-Session-Token", "[redacted:aa01bb]"),
                Header("Content-Type", "application/json"),
            ],
            RequestBody = new()
            {
                Text = """{"name":"it's","token":"[redacted:0badc0]"}""",
                Bytes = 40,
                Truncated = false,
            },
        };

        var command = TrafficCurl.Of(exchange);

        Assert.AreEqual(
            """
            curl --include 'http://127.0.0.1:5101/api/v1/interviews/start?try=1' \
              -H 'Authorization: Bearer '"$KOJI_API_KEY"'' \
              -H 'X-Session-Token: '"$KOJI_SESSION_TOKEN"'' \
              -H 'Content-Type: application/json' \
              --data-raw '{"name":"it'\''s","token":"'"$KOJI_SECRET_0BADC0"'"}'
            """.ReplaceLineEndings("\n"),
            command
        );
        StringAssert.Contains(TrafficCurl.Note(exchange, command), "Secrets were taken out");
    }

    [TestMethod]
    [DataRow("GET", null, "curl --include 'http")]
    [DataRow("HEAD", null, "curl --include --head 'http")]
    [DataRow("DELETE", null, "curl --include -X 'DELETE' 'http")]
    [DataRow("POST", null, "curl --include -X 'POST' 'http")]
    [DataRow("POST", "{}", "curl --include 'http")]
    [DataRow("PUT", "{}", "curl --include -X 'PUT' 'http")]
    public void Command_NamesTheMethodOnlyWhereCurlWouldTakeAnother(string method, string? body, string begins)
    {
        var exchange = Exchange() with
        {
            Method = method,
            RequestBody = body is null
                ? null
                : new()
                {
                    Text = body,
                    Bytes = body.Length,
                    Truncated = false,
                },
        };

        var command = TrafficCurl.Of(exchange);

        StringAssert.StartsWith(command, begins);
        Assert.IsNull(TrafficCurl.Note(exchange, command));
    }

    [TestMethod]
    public void Command_WithABodyThatIsNotWhole_SaysSo()
    {
        var exchange = Exchange() with
        {
            RequestBody = new()
            {
                Text = "{\"a\":",
                Bytes = 20_000,
                Truncated = true,
            },
        };

        StringAssert.Contains(TrafficCurl.Note(exchange, TrafficCurl.Of(exchange)), "not here in full");
    }

    [TestMethod]
    public async Task Command_InAShell_SaysWhatWasRecordedAndRunsNothingOfIt()
    {
        const string Hostile = "it's \"here\"; $(echo run) `echo run` \\ \n é";
        var command = TrafficCurl.Of(
            Exchange() with
            {
                RequestHeaders = [Header("Authorization", "Bearer [redacted:1f93c4]")],
                RequestBody = new()
                {
                    Text = Hostile,
                    Bytes = 40,
                    Truncated = false,
                },
            }
        );
        // What curl would be given, one a line.
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "curl() { printf '<%s>' \"$@\"; }\nKOJI_API_KEY='a b'\n" + command])
            {
                RedirectStandardOutput = true,
            }
        )!;

        var given = await shell.StandardOutput.ReadToEndAsync();

        Assert.AreEqual(
            $"<--include><http://localhost/api/v1/interviews/start?try=1><-H><Authorization: Bearer a b><--data-raw><{Hostile}>",
            given
        );
    }

    private static TrafficRecord Exchange() =>
        new()
        {
            Position = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
            WallClock = DateTimeOffset.UnixEpoch,
            DurationMs = 1,
            Scheme = "http",
            Method = "POST",
            Path = "/api/v1/interviews/start?try=1",
            Protocol = "HTTP/1.1",
            RequestHeaders = [],
            Status = 201,
            ResponseHeaders = [],
            Outcome = TrafficOutcome.Answered,
        };

    private static HttpHeader Header(string name, string value) => new() { Name = name, Value = value };
}
