using System.Text;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Reports.Output;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>A folder that a browser opens as it is, from a disk or a server: a page, its style and script, and the attachments.</summary>
internal static class HtmlReport
{
    private const string Style = "report.css";
    private const string Script = "report.js";

    private static readonly string[] Styles = ["tokens.css", "marks.css", Style, "report-body.css"];

    public static async Task WriteAsync(IReadOnlyList<ReportRun> runs, string folder, bool areForeign, CancellationToken cancellation)
    {
        if (File.Exists(folder))
            throw new IOException($"{folder} is a file, and a folder is needed.");

        PrivateFile.CreateFolder(folder);
        var attachments = new HtmlAttachments(folder, OpenedFile.TrueFolder(folder), areForeign);
        var cases = new List<HtmlCase>();
        var taken = new HashSet<string>();
        foreach (var (run, item) in runs.SelectMany(run => run.Cases.Select(item => (run, item))))
        {
            var name = HtmlCase.Name(runs.Count == 1 ? item.Name : $"{item.Name}-{run.Run.Browser.Name}", taken);
            var attempts = new List<IReadOnlyList<HtmlFile>>();
            foreach (var (index, attempt) in (item.Result?.EarlierAttempts ?? []).Index())
                attempts.Add(await attachments.CopyAsync(attempt.Attachments, $"{name}-attempt-{index + 1}", cancellation));
            cases.Add(
                new($"s-{name}", run, item, await attachments.CopyAsync(item.Result?.Attachments ?? [], name, cancellation), attempts)
            );
        }

        await ReportFile.WriteAsync(Path.Combine(folder, Style), string.Concat(Styles.Select(Resource)), cancellation);
        await ReportFile.WriteAsync(Path.Combine(folder, Script), Resource(Script), cancellation);
        await ReportFile.WriteAsync(
            Path.Combine(folder, "index.html"),
            async (stream, _) =>
            {
                await using var output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
                new HtmlPage(new HtmlWriter(output), runs, cases).Write(output, Style, Script);
            },
            cancellation
        );
    }

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}: build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
