<?php
// Renders pages of PHP: php render.php FOLDER. Prints { file: { html } | { error } } as JSON.
function rendered(string $path, array $m): array
{
    ob_start();
    try {
        include $path;
        return ['html' => ob_get_clean()];
    } catch (Throwable $error) {
        ob_end_clean();
        return ['error' => (string) $error];
    }
}

$folder = $argv[1];
$model = json_decode(file_get_contents("$folder/model.json"), true);
$all = [];
foreach (scandir($folder) as $name) {
    if (str_starts_with($name, 'page')) {
        $all[$name] = rendered("$folder/$name", $model);
    }
}
echo json_encode($all);
