/** The inputs and outputs of action.yml in Chinese, for README.zh-CN.md. */

export const INPUTS_ZH: Readonly<Record<string, string>> = {
  job_id: '构建任务 ID，32 位字母和数字；即编辑构建任务时浏览器地址的最后一段',
  parameters: '构建参数，YAML（或 JSON）映射，每行一个 `NAME: value`；值按书写的文本原样发送',
  region: '构建任务所在区域，如 `cn-north-4`；为空时取变量 `HUAWEI_CLOUD_REGION`',
  endpoint: '编译构建服务的主机名或 URL，用来代替该区域的默认终端节点',
  identity_provider:
    '使用 GitHub OIDC 认证，填写 IAM 身份提供商的名称；需要 `id-token: write` 权限，无需存储密钥',
  audience: '身份令牌的受众，即身份提供商的客户端 ID；为空时取 GitHub 的默认值',
  access_key_id: '访问密钥 AK，用于对请求签名；未指定任何认证方式时取变量 `HUAWEI_CLOUD_ACCESS_KEY_ID`',
  secret_access_key: '访问密钥 SK；同样可取变量 `HUAWEI_CLOUD_SECRET_ACCESS_KEY`',
  security_token: '临时访问密钥的 SecurityToken；同样可取变量 `HUAWEI_CLOUD_SECURITY_TOKEN`',
  token: 'IAM Token，作用范围须为构建任务所在的项目；有效期 24 小时',
  oidc_provider_urn:
    '通过 STS 使用 GitHub OIDC 认证（预览），填写 OIDC 身份提供商的 URN；与 `agency_urn` 一起使用',
  agency_urn: '通过 STS 获取临时凭证时使用的信任委托的 URN（预览）',
  project_id:
    '该区域的项目 ID，用于请求签名和获取 Token；为空时按 `region` 查询，或取变量 `HUAWEI_CLOUD_PROJECT_ID`',
  iam_endpoint: 'IAM 的主机名或 URL，用来代替该区域的默认终端节点',
  sts_endpoint: 'STS 的主机名或 URL，用来代替该区域的默认终端节点',
  wait: '等待构建结束，构建失败时步骤也失败',
  build_number: '不启动新的构建，而是跟踪已有的构建（前面某个步骤输出的 `actual_build_number`）直到结束',
  commit_id: '要构建的提交，填 `none` 则不发送；为空时取触发工作流的提交',
  build_tag: '要构建的代码标签；此时不发送提交，除非同时指定了 `commit_id`',
  branch: '要构建的分支；仅在填写时发送',
  build_type: '按什么构建：`branch`、`tag` 或 `commitId`；仅在填写时发送',
  allow_fork_commit: '在可以读取密钥的事件（如 `pull_request_target`）中，允许构建来自 fork 仓库的提交',
  timeout_minutes: '最长等待时间（分钟）',
  poll_seconds: '两次查询构建状态的间隔（秒）；被服务限流时自动拉长',
  logs: '等待期间如何输出构建日志：`stream` 实时输出，`on_failure` 失败时输出，`none` 不输出',
  on_cancel: '工作流被取消时如何处理构建：`stop` 停止，`leave` 不干预',
  on_timeout: '超过 `timeout_minutes` 时如何处理构建：`stop` 停止，`leave` 不干预',
  correlation_parameter: '任务中某个构建参数的名称，步骤在其中发送自己独有的标识，从而总能认出自己的构建',
  build_url_template:
    '构建详情页的地址模板，可用 `{region}`、`{project_id}`、`{job_id}`、`{build_number}`、`{record_id}`；为空时按推测的地址生成',
  dry_run: '检查所有输入并打印请求，但不发送',
  summary: '写入作业摘要（job summary）'
};

export const OUTPUTS_ZH: Readonly<Record<string, string>> = {
  actual_build_number: '构建编号，在每个任务内递增；服务的其他接口都以它为准',
  daily_build_number: '便于阅读的构建编号，如 `20260131.2`',
  octopus_job_name: '构建在执行机上的名称',
  commit_id: '发送的提交；只跟踪已有构建时取其记录中的提交，可能为空',
  commit_source: '提交的来源，如 `github_sha`、`pull_request_head`、`input` 或 `build_record`',
  build_url: '构建详情页的地址；按推测生成，未知时为空',
  status:
    '`started`；等待之后为 `success`、`failure`、`aborted`、`timeout` 或 `unknown`；未发送请求时为 `dry_run`',
  duration_seconds: '构建时长（秒），等待之后才有',
  build_record_id: '构建记录 ID，等待之后才有',
  artifacts: '构建产物，等待之后才有：由 `{name, version, type, uri}` 组成的 JSON 数组',
  log_path: '构建日志文件的路径，等待之后才有'
};
