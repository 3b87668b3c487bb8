using System.Diagnostics;
using System.Globalization;
using System.Text;
using KojiWidgetHarness.Tests.Benchmarks.Peers;

namespace KojiWidgetHarness.Tests.Benchmarks;

/// <summary>
/// Pages per second of <c>check</c> on a tree of generated pages, beside other linters' on the same tree: all as programs that a shell
/// starts.
/// </summary>
internal static class CheckBenchmark
{
    private const int Rounds = 3;
    private const int PagesPerFolder = 50;

    private static readonly (string Package, string[] Command)[] Peers =
    [
        ("html-validate@10.17.0", ["node_modules/html-validate/bin/html-validate.mjs", "--formatter", "json", "site"]),
        ("htmlhint@1.9.2", ["node_modules/htmlhint/bin/htmlhint", "--format", "json", "site"]),
    ];

    public static async Task RunAsync(int pages)
    {
        Console.WriteLine(PeerRow.Heading);
        foreach (var row in await CompareAsync(pages, Rounds))
            Console.WriteLine(row);
    }

    /// <summary>Ours beside each peer.</summary>
    public static async Task<IReadOnlyList<PeerRow>> CompareAsync(int pages, int rounds)
    {
        var rows = new List<PeerRow>();
        foreach (var (package, command) in Peers)
        {
            var row = new PeerRow("check", package.Replace('@', ' '), "pages/s");
            rows.Add(row);
            try
            {
                await MeasureAsync(row, package, command, pages, rounds);
            }
            catch (PeerUnavailableException reason)
            {
                row.NotRun = reason.Message;
            }
        }

        return rows;
    }

    private static async Task MeasureAsync(PeerRow row, string package, string[] command, int pages, int rounds)
    {
        using var npm = await NpmFolder.InstallAsync(package);
        var bytes = Write(Path.Combine(npm.Path, "site"), pages);
        row.Note = string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {bytes / 1e6:0.0} MB");
        await File.WriteAllTextAsync(
            Path.Combine(npm.Path, ".htmlvalidate.json"),
            """{"root":true,"extends":["html-validate:recommended"]}"""
        );
        // In turns, so that other work of the machine affects both; the first round warms up.
        for (var round = 0; round <= rounds; round++)
        {
            var ours = await TimeAsync(
                npm.Path,
                "dotnet",
                Path.Combine(AppContext.BaseDirectory, "koji-harness.dll"),
                "check",
                "site",
                "--format",
                "json"
            );
            var theirs = await TimeAsync(npm.Path, "node", command);
            if (round == 0)
                continue;
            row.Ours.Add(pages / ours);
            row.Theirs.Add(pages / theirs);
        }
    }

    // Findings make either end with 1.
    private static async Task<double> TimeAsync(string folder, string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = NpmFolder.Start(program, folder, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        // One that breaks down is fast, too.
        if (process.ExitCode > 1 || !((await output).StartsWith('[') || (await output).StartsWith('{')))
            throw new PeerUnavailableException($"{program} {arguments[0]} ended with {process.ExitCode}: {await errors}");
        return watch.Elapsed.TotalSeconds;
    }

    private static long Write(string root, int pages)
    {
        var bytes = 0L;
        for (var number = 0; number < pages; number++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, $"part-{number / PagesPerFolder}"));
            var page = Page(number);
            File.WriteAllText(Path.Combine(folder.FullName, $"page-{number}.html"), page);
            bytes += page.Length;
        }

        return bytes;
    }

    // As long as a product page with its navigation: a few hundred elements.
    private static string Page(int number)
    {
        var text = new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Page</title></head>\n<body>\n<ul>\n"
        );
        for (var item = 0; item < 150; item++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"entry entry-{item}\"><a href=\"/page/{item}\">Article {item} of page {number}</a> <p>Some words about it, <strong>a few</strong> of them strong.</p></li>\n"
            );
        text.Append(
                "</ul>\n<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?mode=voice\""
            )
            .Append(number % 2 == 0 ? " allow=\"microphone\"" : "")
            .Append("></iframe>\n");
        return text.Append(
                "<script>addEventListener(\"message\", event => { if (event.origin === \"https://koji.so\") console.log(event.data); });</script>\n</body>\n</html>\n"
            )
            .ToString();
    }
}
