using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>Commands that talk to a host or a simulator, and meet something else: one line that says so, and exit code 3.</summary>
[TestClass]
public sealed class StrangeServerTests
{
    private static readonly string[] ToHost =
    [
        "events list",
        "events show 1",
        "events resend 1",
        "events save s1",
        "listen",
        "wait --for microphone_denied --timeout 20s",
        "export events.zip",
    ];

    private static readonly string[] ToSimulator = ["sim fault list", "sim fault add --hang", "sim traffic"];

    // What says enough to be taken for an event is one.
    private static readonly string[] SameAsOurs = ["events show 1"];

    [TestMethod]
    [DataRow(200, "text/html", "<html>")]
    [DataRow(200, "application/json", "null")]
    [DataRow(200, "application/json", "{}")]
    [DataRow(200, "application/json", "[]")]
    [DataRow(200, "application/json", "[null]")]
    [DataRow(200, "application/json", "{\"events\":[null]}")]
    [DataRow(200, "application/json", "{\"records\":[null],\"dropped\":false}")]
    [DataRow(200, "application/json", "{\"negotiateVersion\":1,\"connectionId\":\"x\",\"availableTransports\":[]}")]
    [DataRow(400, "application/json", "[]")]
    [DataRow(404, "text/plain", "")]
    [DataRow(500, "text/plain", "")]
    public async Task Command_ThatMeetsAnotherServer_SaysSoInOneLine(int status, string type, string body)
    {
        await using var server = await AnswerAsync(status, type, body);
        var address = server.Urls.First();

        foreach (var command in ToHost.Except(status == 200 || status == 404 ? SameAsOurs : []))
            await AssertAsync([.. command.Split(' '), "--host", address, "--token", "x"], address);
        foreach (var command in ToSimulator.Except(body == "[]" && status == 200 ? ["sim fault list"] : []))
            await AssertAsync([.. command.Split(' '), "--simulator", address, "--token", "x"], address);
        Assert.IsFalse(File.Exists("events.zip"));
    }

    private static async Task AssertAsync(IReadOnlyList<string> words, string address)
    {
        var run = await CommandLine.RunAsync(words);

        Assert.AreEqual((3, ""), (run.ExitCode, run.Output), $"{string.Join(' ', words)}: {run.Errors}");
        StringAssert.Contains(run.Errors, address);
        Assert.HasCount(1, run.Errors.TrimEnd('\n').Split('\n'), run.Errors);
    }

    private static async Task<WebApplication> AnswerAsync(int status, string type, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            return context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return app;
    }
}
